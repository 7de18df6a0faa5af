namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A track or artist that moved.</summary>
/// <param name="Key">Its key, as in the three sets.</param>
/// <param name="Name">Name; null where not known.</param>
/// <param name="RankA">Rank on the recent side; null for one that was dropped.</param>
/// <param name="RankB">Rank on the other side; null for a newcomer.</param>
/// <param name="BeyondChance">As in <see cref="ComparedItem"/>.</param>
public sealed record RankMove(string Key, string? Name, int? RankA, int? RankB, bool? BeyondChance);
