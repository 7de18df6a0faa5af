using Microsoft.AspNetCore.Mvc;
using SpotifyInsights.Api.OpenApi;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Which families are asked.</summary>
public sealed record FamiliesQuery
{
    /// <summary>The families, each by the last word of its path, with commas between them: `temporal`, `artists`, `discovery`, `popularity`, `release-years`, `content`, `comparison`. Default: all.</summary>
    [FromQuery(Name = "families"), QueryText("string", Example = "temporal,artists")]
    public string? Families { get; init; }

    /// <summary>The names; null for all.</summary>
    internal string[]? Names => Families?.Split(',', StringSplitOptions.TrimEntries);
}
