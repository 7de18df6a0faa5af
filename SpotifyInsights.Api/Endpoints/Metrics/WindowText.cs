using NodaTime;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>A window as one parameter: `2026-01-01..2026-04-01`, the second date outside.</summary>
internal static class WindowText
{
    private const string Between = "..";

    /// <summary>The dates; null for what is no window.</summary>
    public static (LocalDate From, LocalDate To)? Parse(string? text) =>
        text?.Split(Between) is [var first, var end] && QueryText.Date(first) is { } from && QueryText.Date(end) is { } to ? (from, to) : null;
}
