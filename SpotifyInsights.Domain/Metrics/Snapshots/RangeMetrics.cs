namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>The four blocks for one range. Recently played tracks have no range: those two blocks are the same in all three.</summary>
/// <param name="RecentTracks">The recently-played page.</param>
/// <param name="TopTracks">The range's top tracks.</param>
/// <param name="TopArtists">The range's top artists.</param>
/// <param name="Diversity">How varied the recently-played page is.</param>
public sealed record RangeMetrics(
    RecentTracksMetrics RecentTracks, TopTracksMetrics TopTracks, TopArtistsMetrics TopArtists, DiversityMetrics Diversity);
