using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Which day is looked back from.</summary>
public sealed record OnThisDayQuery
{
    /// <summary>The date to look back from. Default: today.</summary>
    [FromQuery(Name = "date"), QueryText("string", Format = "date", Example = "2026-03-15")]
    public string? Date { get; init; }

    /// <summary>IANA time zone whose days count. Default: the listener's setting, else `Etc/UTC`.</summary>
    [FromQuery(Name = "timeZone"), QueryText("string", Example = "Europe/Berlin")]
    public string? TimeZone { get; init; }

    /// <summary>Whether plays under 30 seconds count.</summary>
    [FromQuery(Name = "includeShort"), QueryText("boolean", Default = "false")]
    public string? IncludeShort { get; init; }

    /// <summary>Whether plays that you excluded are there as if you had not.</summary>
    [FromQuery(Name = "includeExcluded"), QueryText("boolean", Default = "false")]
    public string? IncludeExcluded { get; init; }

    /// <summary>How many tracks and artists each day has.</summary>
    [FromQuery(Name = "top"), QueryText("integer", Default = "10", Minimum = Ranking.LeastTop, Maximum = Ranking.MostTop)]
    public string? Top { get; init; }

    /// <summary>Whose play a play is: the first artist's, or every credited artist's, wholly.</summary>
    [FromQuery(Name = "credit"), QueryText("string", Values = typeof(Credit), Default = "first")]
    public string? Credit { get; init; }

    /// <summary>The `dataVersion` of a finished job, so that the answer has at least what that job brought.</summary>
    [FromQuery(Name = "dataVersion"), QueryText("string")]
    public string? DataVersion { get; init; }

    /// <summary>Names of the answer's top-level properties with commas between: it has these alone then. Default: all of them.</summary>
    [FromQuery(Name = "fields"), QueryText("string")]
    public string? Fields { get; init; }

    internal MetricsQuery Shared() => new() { TimeZone = TimeZone, IncludeShort = IncludeShort, IncludeExcluded = IncludeExcluded, Top = Top, Credit = Credit, DataVersion = DataVersion, Fields = Fields };
}
