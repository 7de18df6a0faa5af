using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Listening;

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

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought. Answers are never older than what this server itself stored.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }
}
