using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Which of Spotify's lists is followed.</summary>
public sealed record SnapshotRanksQuery
{
    /// <summary>Top tracks or top artists.</summary>
    [FromQuery(Name = "kind"), QueryText("string", Values = typeof(TopListKind), Default = "tracks")]
    public string? Kind { get; init; }

    /// <summary>`short`: about four weeks, `medium`: about six months, `long`: about one year.</summary>
    [FromQuery(Name = "range"), QueryText("string", Values = typeof(TimeRange), Default = "medium")]
    public string? Range { get; init; }

    /// <summary>Whether plays that you excluded are there as if you had not.</summary>
    [FromQuery(Name = "includeExcluded"), QueryText("boolean", Default = "false")]
    public string? IncludeExcluded { get; init; }

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }

    /// <summary>Names of the answer's top-level properties with commas between: it has these alone then. For a table (`Accept: text/csv`) the one list that is wanted. Default: all of them.</summary>
    [FromQuery(Name = "fields"), QueryText("string")]
    public string? Fields { get; init; }

    internal MetricsQuery Shared() => new() { IncludeExcluded = IncludeExcluded, DataVersion = DataVersion, Fields = Fields };
}
