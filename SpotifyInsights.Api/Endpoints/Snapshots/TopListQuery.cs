using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>Which of Spotify's top lists.</summary>
public sealed record TopListQuery
{
    /// <summary>`short`: about four weeks, `medium`: about six months, `long`: about one year.</summary>
    [FromQuery(Name = "range"), QueryText("string", Values = typeof(TimeRange), Default = "medium")]
    public string? Range { get; init; }

    internal TimeRange ToRange() => Problems.QueryText.OneOf<TimeRange>(Range) ?? TimeRange.Medium;
}
