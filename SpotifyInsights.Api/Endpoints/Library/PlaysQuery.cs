using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Which plays, and which page of them.</summary>
public sealed record PlaysQuery
{
    public const int DefaultLimit = 20;
    public const int GreatestLimit = 100;

    /// <summary>First local day. Default: that of the first play.</summary>
    [FromQuery(Name = "from"), QueryText("string", Format = "date", Example = "2026-01-01")]
    public string? From { get; init; }

    /// <summary>The local day after the last one. Default: to the newest play.</summary>
    [FromQuery(Name = "to"), QueryText("string", Format = "date", Example = "2026-07-01")]
    public string? To { get; init; }

    /// <summary>IANA time zone whose days count. Default: the listener's setting, else `Etc/UTC`.</summary>
    [FromQuery(Name = "timeZone"), QueryText("string", Example = "Europe/Berlin")]
    public string? TimeZone { get; init; }

    /// <summary>Only plays that are credited to this artist, first or not: a `key` of `/artists`.</summary>
    [FromQuery(Name = "artist"), QueryText("string")]
    public string? Artist { get; init; }

    /// <summary>Only plays from this album: a `key` of `/albums`.</summary>
    [FromQuery(Name = "album"), QueryText("string")]
    public string? Album { get; init; }

    /// <summary>Only plays of this recording: a `key` of `/tracks`, or the id of any of its tracks.</summary>
    [FromQuery(Name = "track"), QueryText("string")]
    public string? Track { get; init; }

    /// <summary>Only plays that this kind of source reports, among others or alone.</summary>
    [FromQuery(Name = "source"), QueryText("string", Values = typeof(PlaySource))]
    public string? Source { get; init; }

    /// <summary>`true`: only music that was heard too briefly to count; `false`: everything but that. Default: everything.</summary>
    [FromQuery(Name = "short"), QueryText("boolean")]
    public string? Short { get; init; }

    /// <summary>Where the page begins: `nextCursor` of the page before. Default: the newest.</summary>
    [FromQuery(Name = "cursor"), QueryText("string")]
    public string? Cursor { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), QueryText("integer", Minimum = 1, Maximum = GreatestLimit, Default = "20")]
    public string? Limit { get; init; }

    /// <summary>Whether plays that you excluded are there as if you had not.</summary>
    [FromQuery(Name = "includeExcluded"), QueryText("boolean", Default = "false")]
    public string? IncludeExcluded { get; init; }

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }

    internal MetricsQuery Shared() => new() { From = From, To = To, TimeZone = TimeZone, IncludeExcluded = IncludeExcluded, DataVersion = DataVersion };

    /// <summary>Everything that decides what is listed.</summary>
    internal string Words() => string.Join('\n', "plays", From, To, TimeZone, Artist, Album, Track, Source, Short, IncludeExcluded);
}
