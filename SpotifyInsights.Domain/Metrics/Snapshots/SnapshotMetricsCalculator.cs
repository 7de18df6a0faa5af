using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Snapshots;

/// <summary>Computes what `computed_metrics.json` holds.</summary>
public static class SnapshotMetricsCalculator
{
    /// <summary>Raise it with every change of a formula here: aggregates are then made again.</summary>
    public const int Version = 1;

    /// <summary>Computes the metrics of one snapshot.</summary>
    /// <param name="plays">The recently-played page; may be empty.</param>
    /// <param name="topTracks">Top tracks by range; a missing range counts as empty.</param>
    /// <param name="topArtists">Top artists by range; a missing range counts as empty.</param>
    public static SnapshotMetrics Calculate(
        IReadOnlyList<ReportedPlay> plays,
        IReadOnlyDictionary<TimeRange, IReadOnlyList<ReportedTrack>> topTracks,
        IReadOnlyDictionary<TimeRange, IReadOnlyList<ReportedArtist>> topArtists)
    {
        ArgumentNullException.ThrowIfNull(plays);
        ArgumentNullException.ThrowIfNull(topTracks);
        ArgumentNullException.ThrowIfNull(topArtists);

        var recent = Recent([.. plays.Select(play => play.Track)]);
        var diversity = new DiversityMetrics(
            recent.Count == 0 ? null : (double)recent.UniqueArtists / recent.Count, recent.AvgPopularity);
        var byRange = new MetricsByRange(Range(TimeRange.Short), Range(TimeRange.Medium), Range(TimeRange.Long));
        return new SnapshotMetrics
        {
            RecentTracks = recent,
            TopTracks = byRange.Long.TopTracks,
            TopArtists = byRange.Long.TopArtists,
            Diversity = diversity,
            ByRange = byRange,
            MetricsVersion = Version,
        };

        RangeMetrics Range(TimeRange range) => new(
            recent, Tracks(topTracks.GetValueOrDefault(range) ?? []), Artists(topArtists.GetValueOrDefault(range) ?? []), diversity);
    }

    private static RecentTracksMetrics Recent(IReadOnlyList<ReportedTrack> tracks) => new()
    {
        Count = tracks.Count,
        UniqueTracks = Unique(tracks.Select(track => track.TrackId)),
        UniqueArtists = Unique(tracks.Select(track => track.ArtistId)),
        AvgPopularity = Mean(tracks.Select(track => (double?)track.Popularity)),
        ExplicitRatio = Mean(tracks.Select(ExplicitShare)),
        AvgDurationSeconds = Mean(tracks.Select(Seconds)),
        AvgReleaseYear = Mean(tracks.Select(track => (double?)ReleaseYear.Of(track.ReleaseDate))),
    };

    private static TopTracksMetrics Tracks(IReadOnlyList<ReportedTrack> tracks)
    {
        var isKnown = tracks.Count == 0 || tracks.Any(track => track.AlbumType is not null);
        return new TopTracksMetrics
        {
            AvgPopularity = Mean(tracks.Select(track => (double?)track.Popularity)),
            ExplicitRatio = Mean(tracks.Select(ExplicitShare)),
            AvgDurationSeconds = Mean(tracks.Select(Seconds)),
            AlbumVsSingle = isKnown ? new(Count("album"), Count("single")) : new(null, null),
        };

        int Count(string albumType) => tracks.Count(track => track.AlbumType == albumType);
    }

    private static TopArtistsMetrics Artists(IReadOnlyList<ReportedArtist> artists)
    {
        var isKnown = artists.Count == 0 || artists.Any(artist => artist.Genres is not null);
        var genres = artists.SelectMany(artist => artist.Genres ?? []).ToList();
        return new TopArtistsMetrics
        {
            Count = artists.Count,
            AvgPopularity = Mean(artists.Select(artist => (double?)artist.Popularity)),
            AvgFollowers = Mean(artists.Select(artist => (double?)artist.Followers)),
            TotalGenres = isKnown ? genres.Count : null,
            UniqueGenres = isKnown ? Unique(genres) : null,
        };
    }

    private static double? ExplicitShare(ReportedTrack track) =>
        track.Explicit switch { null => null, true => 1.0, false => 0.0 };

    private static double? Seconds(ReportedTrack track) => track.DurationMs / 1000.0;

    private static int Unique(IEnumerable<string?> ids) =>
        ids.Where(id => id is not null).Distinct(StringComparer.Ordinal).Count();

    // Enumerable.Average over nullable numbers leaves nulls out and is null when nothing is left.
    private static double? Mean(IEnumerable<double?> values) => values.Average();
}
