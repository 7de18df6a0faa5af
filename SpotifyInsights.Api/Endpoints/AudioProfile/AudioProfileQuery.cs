using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Metrics.AudioProfile;

namespace SpotifyInsights.Api.Endpoints.AudioProfile;

/// <summary>What the questions about the sound take beside the window.</summary>
public sealed record AudioProfileQuery
{
    /// <summary>Whose share with audio features `availabilityPercent` is, and decides `status`: the window's plays, or its most played tracks (as many as `top` says), each once.</summary>
    [FromQuery(Name = "of"), QueryText("string", Values = typeof(AvailabilityOf), Default = "plays")]
    public string? Of { get; init; }
}
