using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>The window, zone and detail that every metric family takes.</summary>
public sealed record MetricsQuery
{
    /// <summary>First local day of the window. Default: the day of the first play.</summary>
    [FromQuery(Name = "from"), QueryText("string", Format = "date", Example = "2026-01-01")]
    public string? From { get; init; }

    /// <summary>The local day after the last one of the window. Default: tomorrow, so that today is inside.</summary>
    [FromQuery(Name = "to"), QueryText("string", Format = "date", Example = "2026-07-01")]
    public string? To { get; init; }

    /// <summary>IANA time zone whose days and hours count. Default: the listener's setting, else `Etc/UTC`.</summary>
    [FromQuery(Name = "timeZone"), QueryText("string", Example = "Europe/Berlin")]
    public string? TimeZone { get; init; }

    /// <summary>Length of the periods in series.</summary>
    [FromQuery(Name = "granularity"), QueryText("string", Values = typeof(Granularity), Default = "month")]
    public string? Granularity { get; init; }

    /// <summary>Whether plays under 30 seconds count.</summary>
    [FromQuery(Name = "includeShort"), QueryText("boolean", Default = "false")]
    public string? IncludeShort { get; init; }

    /// <summary>Whether plays that you excluded are there as if you had not.</summary>
    [FromQuery(Name = "includeExcluded"), QueryText("boolean", Default = "false")]
    public string? IncludeExcluded { get; init; }

    /// <summary>How many tracks and artists stand in rankings. No effect on families without rankings.</summary>
    [FromQuery(Name = "top"), QueryText("integer", Default = "10", Minimum = Ranking.LeastTop, Maximum = Ranking.MostTop)]
    public string? Top { get; init; }

    /// <summary>What rankings go by; equal ones are ordered by minutes, then by key. No effect on families without rankings.</summary>
    [FromQuery(Name = "by"), QueryText("string", Values = typeof(RankBy), Default = "plays")]
    public string? By { get; init; }

    /// <summary>Whose play a play is: the first artist's, or every credited artist's, wholly. No effect on families without artists.</summary>
    [FromQuery(Name = "credit"), QueryText("string", Values = typeof(Credit), Default = "first")]
    public string? Credit { get; init; }

    /// <summary>
    /// Answer as was known then, by today's formulas: an instant (RFC 3339) or the id of one of your snapshots. It also decides which day is today.
    /// Takes seconds when asked for the first time.
    /// </summary>
    [FromQuery(Name = "asOf"), QueryText("string", Example = "2026-03-15T12:00:00Z")]
    public string? AsOf { get; init; }

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought. Answers are never older than what this server itself stored.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }

    /// <summary>Names of the answer's top-level properties with commas between: it has these alone then. For a table (`Accept: text/csv`) the one list that is wanted. Default: all of them.</summary>
    [FromQuery(Name = "fields"), QueryText("string")]
    public string? Fields { get; init; }
}
