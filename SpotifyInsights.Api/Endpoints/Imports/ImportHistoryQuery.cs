using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>How files are to be imported.</summary>
public sealed record ImportHistoryQuery
{
    /// <summary>Only say what would happen: the same report, and nothing is kept.</summary>
    [FromQuery(Name = "dryRun"), QueryText("boolean", Default = "false")]
    public string? DryRun { get; init; }
}
