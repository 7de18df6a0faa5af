using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>What is compared, and the zone and detail as every metric family takes them.</summary>
public sealed record ComparisonQuery
{
    /// <summary>The recent window, local days, half-open: the second date is the first one after it. Default: the last 30 days.</summary>
    [FromQuery(Name = "a"), QueryText("string", Example = "2026-01-01..2026-04-01")]
    public string? A { get; init; }

    /// <summary>The other window. Default: as many days as `a`, ending six months before the end of `a` (where it begins, if that is earlier).</summary>
    [FromQuery(Name = "b"), QueryText("string", Example = "2025-01-01..2025-04-01")]
    public string? B { get; init; }

    /// <summary>The snapshot whose three ranges of top lists are compared. Default: the newest.</summary>
    [FromQuery(Name = "snapshot"), QueryText("string", Example = "2026-03-15T12-00-00Z")]
    public string? Snapshot { get; init; }

    /// <summary>The recent one of two snapshots, with `snapshotB`. Default: as `snapshot`.</summary>
    [FromQuery(Name = "snapshotA"), QueryText("string", Example = "2026-03-15T12-00-00Z")]
    public string? SnapshotA { get; init; }

    /// <summary>The snapshot to compare with, range by range. Default: none.</summary>
    [FromQuery(Name = "snapshotB"), QueryText("string", Example = "2026-01-15T12-00-00Z")]
    public string? SnapshotB { get; init; }

    /// <summary>IANA time zone whose days count. Default: the listener's setting, else `Etc/UTC`.</summary>
    [FromQuery(Name = "timeZone"), QueryText("string", Example = "Europe/Berlin")]
    public string? TimeZone { get; init; }

    /// <summary>Whether plays under 30 seconds count.</summary>
    [FromQuery(Name = "includeShort"), QueryText("boolean", Default = "false")]
    public string? IncludeShort { get; init; }

    /// <summary>Whether plays that you excluded are there as if you had not.</summary>
    [FromQuery(Name = "includeExcluded"), QueryText("boolean", Default = "false")]
    public string? IncludeExcluded { get; init; }

    /// <summary>How many tracks, artists and genres stand in tops. Spotify's lists are compared whole.</summary>
    [FromQuery(Name = "top"), QueryText("integer", Default = "10", Minimum = Ranking.LeastTop, Maximum = Ranking.MostTop)]
    public string? Top { get; init; }

    /// <summary>What tops go by; equal ones are ordered by minutes, then by key.</summary>
    [FromQuery(Name = "by"), QueryText("string", Values = typeof(RankBy), Default = "plays")]
    public string? By { get; init; }

    /// <summary>Whose play a play is: the first artist's, or every credited artist's, wholly.</summary>
    [FromQuery(Name = "credit"), QueryText("string", Values = typeof(Credit), Default = "first")]
    public string? Credit { get; init; }

    /// <summary>
    /// Answer as was known then, by today's formulas: an instant (RFC 3339) or the id of one of your snapshots. It also decides which day is today and which
    /// snapshot is the newest. Takes seconds when asked for the first time.
    /// </summary>
    [FromQuery(Name = "asOf"), QueryText("string", Example = "2026-03-15T12:00:00Z")]
    public string? AsOf { get; init; }

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought. Answers are never older than what this server itself stored.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }

    /// <summary>Names of the answer's top-level properties with commas between: it has these alone then. For a table (`Accept: text/csv`) the one list that is wanted. Default: all of them.</summary>
    [FromQuery(Name = "fields"), QueryText("string")]
    public string? Fields { get; init; }

    /// <summary>What every family takes, without a window.</summary>
    internal MetricsQuery Shared() => new()
    {
        TimeZone = TimeZone,
        IncludeShort = IncludeShort,
        IncludeExcluded = IncludeExcluded,
        Top = Top,
        By = By,
        Credit = Credit,
        AsOf = AsOf,
        DataVersion = DataVersion,
    };
}
