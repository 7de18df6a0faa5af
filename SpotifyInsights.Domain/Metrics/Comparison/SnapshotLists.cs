using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>Spotify's top lists of one snapshot, best first.</summary>
/// <param name="Id">The snapshot.</param>
/// <param name="TakenAt">The instant that its id says.</param>
/// <param name="Tracks">By range; a missing range counts as empty.</param>
/// <param name="Artists">By range; a missing range counts as empty.</param>
public sealed record SnapshotLists(
    string Id,
    Instant TakenAt,
    IReadOnlyDictionary<TimeRange, IReadOnlyList<ReportedTrack>> Tracks,
    IReadOnlyDictionary<TimeRange, IReadOnlyList<ReportedArtist>> Artists);
