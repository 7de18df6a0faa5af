using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Which ranking, and which page of it.</summary>
public sealed record RankingQuery
{
    public const int DefaultLimit = 20;
    public const int GreatestLimit = 100;

    /// <summary>First local day of the window. Default: the day of the first play.</summary>
    [FromQuery(Name = "from"), QueryText("string", Format = "date", Example = "2026-01-01")]
    public string? From { get; init; }

    /// <summary>The local day after the last one of the window. Default: tomorrow, so that today is inside.</summary>
    [FromQuery(Name = "to"), QueryText("string", Format = "date", Example = "2026-07-01")]
    public string? To { get; init; }

    /// <summary>IANA time zone whose days count. Default: the listener's setting, else `Etc/UTC`.</summary>
    [FromQuery(Name = "timeZone"), QueryText("string", Example = "Europe/Berlin")]
    public string? TimeZone { get; init; }

    /// <summary>Whether plays under 30 seconds count. Skip rates look at them in any case.</summary>
    [FromQuery(Name = "includeShort"), QueryText("boolean", Default = "false")]
    public string? IncludeShort { get; init; }

    /// <summary>Whether plays that you excluded are there as if you had not.</summary>
    [FromQuery(Name = "includeExcluded"), QueryText("boolean", Default = "false")]
    public string? IncludeExcluded { get; init; }

    /// <summary>What the ranking goes by; equal ones are ordered by minutes (by plays, where it goes by minutes; by measured plays, where by skips), then by key.</summary>
    [FromQuery(Name = "by"), QueryText("string", Values = typeof(RankedBy), Default = "plays")]
    public string? By { get; init; }

    /// <summary>Whose play a play is: the first artist's, or every credited artist's, wholly. No effect on albums and tracks.</summary>
    [FromQuery(Name = "credit"), QueryText("string", Values = typeof(Credit), Default = "first")]
    public string? Credit { get; init; }

    /// <summary>Where the page begins: `nextCursor` of the page before. Default: the best.</summary>
    [FromQuery(Name = "cursor"), QueryText("string")]
    public string? Cursor { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), QueryText("integer", Minimum = 1, Maximum = GreatestLimit, Default = "20")]
    public string? Limit { get; init; }

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }

    internal MetricsQuery Shared() => new() { From = From, To = To, TimeZone = TimeZone, IncludeShort = IncludeShort, IncludeExcluded = IncludeExcluded, Credit = Credit, DataVersion = DataVersion };

    /// <summary>Everything that decides what is listed, and in which order.</summary>
    internal string Words(LibraryKind kind) => string.Join('\n', "ranking", kind, From, To, TimeZone, IncludeShort, IncludeExcluded, By, Credit);
}
