namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>An artist in the top of a period.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name.</param>
/// <param name="Plays">Plays in the period.</param>
/// <param name="Minutes">Minutes heard in the period.</param>
/// <param name="Rank">From 1.</param>
/// <param name="RankChange">Places won since the period before, lost ones negative; null for one who was not in that top.</param>
public sealed record RankedArtist(string Key, string Name, int Plays, double Minutes, int Rank, int? RankChange);
