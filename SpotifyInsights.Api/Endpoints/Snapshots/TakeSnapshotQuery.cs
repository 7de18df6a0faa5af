using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>How a snapshot is asked for.</summary>
public sealed record TakeSnapshotQuery
{
    /// <summary>Take one even though the last is younger than 24 hours.</summary>
    [FromQuery(Name = "force"), QueryText("boolean", Default = "false")]
    public string? Force { get; init; }
}
