namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A track that was played or is in a top list, without what is said of it.</summary>
/// <param name="Tally">Its plays.</param>
/// <param name="IsInTop">Whether a top list ever had it.</param>
internal readonly record struct UniqueTrack(PlayTally Tally, bool IsInTop);
