using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>A snapshot's list, beside the one before and beside what was heard.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="TakenAt">The instant that its id says.</param>
/// <param name="Count">How long the list is.</param>
/// <param name="Entered">How many were not in the list before; null in the first snapshot.</param>
/// <param name="Left">How many of the list before are gone; null in the first snapshot.</param>
/// <param name="Agreement">
/// How far Spotify's order is that of your own plays in the time that the range means (28, 182 or 365 days up to the snapshot): Kendall's tau-b over those of the list that you played, -1 to 1; null
/// under two, and where they do not differ.
/// </param>
/// <param name="Compared">Over how many that is.</param>
public sealed record RankedSnapshot(string SnapshotId, Instant TakenAt, int Count, int? Entered, int? Left, double? Agreement, int Compared);
