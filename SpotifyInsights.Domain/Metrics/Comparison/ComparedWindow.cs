using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A side of a comparison of windows.</summary>
/// <param name="From">The first local date.</param>
/// <param name="To">The first local date after it.</param>
/// <param name="Label">In words, for a legend: `the last 30 days`, `1 January to 31 March 2026`.</param>
/// <param name="Plays">Counted plays; null where it was not observed and no play is known.</param>
/// <param name="Minutes">Minutes heard in them; null with <paramref name="Plays"/>.</param>
/// <param name="ObservedShare">Share of it up to now that was observed, 0 to 1; null when none of it has passed yet.</param>
public sealed record ComparedWindow(LocalDate From, LocalDate To, string Label, int? Plays, double? Minutes, double? ObservedShare);
