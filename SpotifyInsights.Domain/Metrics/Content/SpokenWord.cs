namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>
/// Podcasts and audiobooks: apart from each other, and part of no other number. Only data exports tell of them; null where nothing is from one, for then
/// nobody knows.
/// </summary>
/// <param name="PodcastPlays">Episodes heard long enough to count.</param>
/// <param name="PodcastMinutes">Minutes heard in them.</param>
/// <param name="AudiobookPlays">Chapters heard long enough to count.</param>
/// <param name="AudiobookMinutes">Minutes heard in them.</param>
public sealed record SpokenWord(int? PodcastPlays, double? PodcastMinutes, int? AudiobookPlays, double? AudiobookMinutes);
