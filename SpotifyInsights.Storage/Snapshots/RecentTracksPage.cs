using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>One answer of Spotify's recently-played endpoint, as it is kept in snapshots and polls.</summary>
/// <param name="CollectedAt">When Spotify answered, kept to the millisecond.</param>
/// <param name="IsWhole">Spotify said that nothing older exists (`next` is null). False where it is not known.</param>
/// <param name="Plays">The entries as Spotify sent them, newest first; may be empty.</param>
public sealed record RecentTracksPage(Instant CollectedAt, bool IsWhole, IReadOnlyList<ReportedPlay> Plays);
