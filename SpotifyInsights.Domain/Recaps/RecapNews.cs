using SpotifyInsights.Domain.Library;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>Artists of a period that have something in common.</summary>
/// <param name="Rule">What, in words.</param>
/// <param name="Count">How many they are; null where that cannot be known, as of what is new in the first 90 observed days.</param>
/// <param name="Artists">The most played of them in the period; empty with <paramref name="Count"/> null.</param>
public sealed record RecapNews(string Rule, int? Count, IReadOnlyList<PlayedItem> Artists);
