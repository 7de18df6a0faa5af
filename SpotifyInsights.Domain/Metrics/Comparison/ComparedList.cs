using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A side of a comparison of Spotify's top lists.</summary>
/// <param name="SnapshotId">The snapshot that holds the lists.</param>
/// <param name="TakenAt">The instant that its id says.</param>
/// <param name="Range">Which lists: `short` is about four weeks, `medium` about six months, `long` about one year.</param>
public sealed record ComparedList(string SnapshotId, Instant TakenAt, TimeRange Range);
