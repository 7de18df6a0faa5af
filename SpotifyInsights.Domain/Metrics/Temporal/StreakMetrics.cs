namespace SpotifyInsights.Domain.Metrics.Temporal;

/// <summary>The streaks of the window.</summary>
/// <param name="Current">The streak that reaches today, or yesterday while today has no play yet; null when there is none in the window.</param>
/// <param name="Longest">The longest, the earliest of equals; null without plays.</param>
/// <param name="Top">The ten longest, longest first, earlier before later among equals.</param>
public sealed record StreakMetrics(Streak? Current, Streak? Longest, IReadOnlyList<Streak> Top);
