using NodaTime;

namespace SpotifyInsights.Storage.Polls;

/// <summary>What an archive file says of one poll beside its rows.</summary>
/// <param name="Poll">The poll's folder name.</param>
/// <param name="CollectedAt">When Spotify answered.</param>
/// <param name="IsWhole">Spotify said that nothing older exists.</param>
/// <param name="Rows">The poll's rows, which follow those of the entry before.</param>
/// <param name="Metadata">Its `metadata.json`.</param>
internal sealed record PollMonthEntry(string Poll, Instant CollectedAt, bool IsWhole, int Rows, PollMetadata Metadata);
