using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`all_snapshots_metrics.parquet`: three rows per snapshot, the keys of `computed_metrics.json` joined by `_`; ours at the end.</summary>
internal static class SnapshotSeriesSchema
{
    private static readonly Table<SnapshotSeriesRow> Rows = new(
    [
        Column<SnapshotSeriesRow>.Time("snapshot_timestamp", row => CollectionId.ToInstant(row.SnapshotId)),
        Column<SnapshotSeriesRow>.Text("time_range", row => TimeRangeText.Of(row.Range)),
        Column<SnapshotSeriesRow>.Int32("recent_tracks_count", row => row.Metrics.RecentTracks.Count),
        Column<SnapshotSeriesRow>.Int32("recent_tracks_unique_tracks", row => row.Metrics.RecentTracks.UniqueTracks),
        Column<SnapshotSeriesRow>.Int32("recent_tracks_unique_artists", row => row.Metrics.RecentTracks.UniqueArtists),
        Column<SnapshotSeriesRow>.Double("recent_tracks_avg_popularity", row => row.Metrics.RecentTracks.AvgPopularity),
        Column<SnapshotSeriesRow>.Double("recent_tracks_explicit_ratio", row => row.Metrics.RecentTracks.ExplicitRatio),
        Column<SnapshotSeriesRow>.Double("recent_tracks_avg_duration_seconds", row => row.Metrics.RecentTracks.AvgDurationSeconds),
        Column<SnapshotSeriesRow>.Double("recent_tracks_avg_release_year", row => row.Metrics.RecentTracks.AvgReleaseYear),
        Column<SnapshotSeriesRow>.Double("top_tracks_avg_popularity", row => row.Metrics.TopTracks.AvgPopularity),
        Column<SnapshotSeriesRow>.Double("top_tracks_explicit_ratio", row => row.Metrics.TopTracks.ExplicitRatio),
        Column<SnapshotSeriesRow>.Double("top_tracks_avg_duration_seconds", row => row.Metrics.TopTracks.AvgDurationSeconds),
        Column<SnapshotSeriesRow>.Int32("top_tracks_album_vs_single_album", row => row.Metrics.TopTracks.AlbumVsSingle.Album),
        Column<SnapshotSeriesRow>.Int32("top_tracks_album_vs_single_single", row => row.Metrics.TopTracks.AlbumVsSingle.Single),
        Column<SnapshotSeriesRow>.Int32("top_artists_count", row => row.Metrics.TopArtists.Count),
        Column<SnapshotSeriesRow>.Double("top_artists_avg_popularity", row => row.Metrics.TopArtists.AvgPopularity),
        Column<SnapshotSeriesRow>.Double("top_artists_avg_followers", row => row.Metrics.TopArtists.AvgFollowers),
        Column<SnapshotSeriesRow>.Int32("top_artists_total_genres", row => row.Metrics.TopArtists.TotalGenres),
        Column<SnapshotSeriesRow>.Int32("top_artists_unique_genres", row => row.Metrics.TopArtists.UniqueGenres),
        Column<SnapshotSeriesRow>.Double("diversity_artist_diversity", row => row.Metrics.Diversity.ArtistDiversity),
        Column<SnapshotSeriesRow>.Double("diversity_mainstream_score", row => row.Metrics.Diversity.MainstreamScore),
        Column<SnapshotSeriesRow>.Int32("metrics_version", _ => SnapshotMetricsCalculator.Version),
        Column<SnapshotSeriesRow>.Text("snapshot", row => row.SnapshotId),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<SnapshotSeriesRow> series) => Rows.Write([series]);

    public static IReadOnlyList<SnapshotSeriesRow> Read(StoredObject stored) =>
        TableRows.Read(stored, reader => TableRows.ReadAll(reader, RowReader));

    private static Func<int, SnapshotSeriesRow> RowReader(TableRows rows)
    {
        var (snapshot, range) = (rows.Text("snapshot"), rows.Text("time_range"));
        var (recent, tracks, artists) = (RecentReader(rows), TopTracksReader(rows), TopArtistsReader(rows));
        var (diversity, mainstream) = (rows.Double("diversity_artist_diversity"), rows.Double("diversity_mainstream_score"));
        return row => new SnapshotSeriesRow(
            snapshot(row) ?? throw new FormatException("a row of the series names no snapshot"),
            Range(range(row)),
            new RangeMetrics(recent(row), tracks(row), artists(row), new DiversityMetrics(diversity(row), mainstream(row))));
    }

    private static Func<int, RecentTracksMetrics> RecentReader(TableRows rows)
    {
        var count = TableRows.Required("recent_tracks_count", rows.Int32("recent_tracks_count"));
        var (uniqueTracks, uniqueArtists) = (rows.Int32("recent_tracks_unique_tracks"), rows.Int32("recent_tracks_unique_artists"));
        var (popularity, explicitRatio) = (rows.Double("recent_tracks_avg_popularity"), rows.Double("recent_tracks_explicit_ratio"));
        var (seconds, year) = (rows.Double("recent_tracks_avg_duration_seconds"), rows.Double("recent_tracks_avg_release_year"));
        return row => new RecentTracksMetrics
        {
            Count = count(row),
            UniqueTracks = uniqueTracks(row) ?? 0,
            UniqueArtists = uniqueArtists(row) ?? 0,
            AvgPopularity = popularity(row),
            ExplicitRatio = explicitRatio(row),
            AvgDurationSeconds = seconds(row),
            AvgReleaseYear = year(row),
        };
    }

    private static Func<int, TopTracksMetrics> TopTracksReader(TableRows rows)
    {
        var (popularity, explicitRatio) = (rows.Double("top_tracks_avg_popularity"), rows.Double("top_tracks_explicit_ratio"));
        var seconds = rows.Double("top_tracks_avg_duration_seconds");
        var (album, single) = (rows.Int32("top_tracks_album_vs_single_album"), rows.Int32("top_tracks_album_vs_single_single"));
        return row => new TopTracksMetrics
        {
            AvgPopularity = popularity(row),
            ExplicitRatio = explicitRatio(row),
            AvgDurationSeconds = seconds(row),
            AlbumVsSingle = new AlbumVersusSingle(album(row), single(row)),
        };
    }

    private static Func<int, TopArtistsMetrics> TopArtistsReader(TableRows rows)
    {
        var (count, popularity) = (rows.Int32("top_artists_count"), rows.Double("top_artists_avg_popularity"));
        var followers = rows.Double("top_artists_avg_followers");
        var (total, unique) = (rows.Int32("top_artists_total_genres"), rows.Int32("top_artists_unique_genres"));
        return row => new TopArtistsMetrics
        {
            Count = count(row) ?? 0,
            AvgPopularity = popularity(row),
            AvgFollowers = followers(row),
            TotalGenres = total(row),
            UniqueGenres = unique(row),
        };
    }

    private static TimeRange Range(string? text) =>
        Enum.GetValues<TimeRange>().Where(range => TimeRangeText.Of(range) == text).Cast<TimeRange?>().FirstOrDefault()
        ?? throw new FormatException($"`{text}` is no range");
}
