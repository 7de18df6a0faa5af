using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>One of Spotify's top lists, as a snapshot has it.</summary>
/// <param name="SnapshotId">The snapshot.</param>
/// <param name="TakenAt">The instant that its id says.</param>
/// <param name="Items">The list, best first, each key once.</param>
public sealed record ListedSnapshot(string SnapshotId, Instant TakenAt, IReadOnlyList<LibraryItem> Items);
