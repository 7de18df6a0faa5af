using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Snapshots;

namespace SpotifyInsights.Tests.Domain.Metrics.Snapshots;

public sealed class SnapshotMetricsCalculatorTests
{
    private static readonly Instant Noon = Instant.FromUtc(2025, 11, 20, 12, 0);

    [Fact]
    public void Calculate_ThreePlays_IsWhatTheHandCalculationSays()
    {
        ReportedTrack a = new() { TrackId = "a", ArtistId = "x", Popularity = 10, Explicit = true, DurationMs = 100_000, ReleaseDate = "2001" };
        ReportedTrack b = new() { TrackId = "b", ArtistId = "x", Popularity = null, Explicit = false, DurationMs = 300_000, ReleaseDate = "2004-05-06" };

        var recent = Calculate([a, a, b], [], []).RecentTracks;

        recent.Count.ShouldBe(3);
        recent.UniqueTracks.ShouldBe(2);
        recent.UniqueArtists.ShouldBe(1);
        recent.AvgPopularity.ShouldBe(10);
        recent.ExplicitRatio!.Value.ShouldBe(2.0 / 3, 1e-12);
        recent.AvgDurationSeconds!.Value.ShouldBe(500.0 / 3, 1e-12);
        recent.AvgReleaseYear!.Value.ShouldBe(2002, 1e-12);
    }

    [Fact]
    public void Calculate_ThreeRanges_TopBlocksAreTheLongOnes()
    {
        var metrics = SnapshotMetricsCalculator.Calculate(
            [Play(new ReportedTrack { ArtistId = "x", Popularity = 30 }), Play(new ReportedTrack { ArtistId = "y", Popularity = 50 })],
            new Dictionary<TimeRange, IReadOnlyList<ReportedTrack>>
            {
                [TimeRange.Short] = [new ReportedTrack { Popularity = 1, AlbumType = "single" }],
                [TimeRange.Long] = [new ReportedTrack { Popularity = 3, AlbumType = "album" }, new ReportedTrack { Popularity = 4, AlbumType = "compilation" }],
            },
            new Dictionary<TimeRange, IReadOnlyList<ReportedArtist>>
            {
                [TimeRange.Long] =
                [
                    new ReportedArtist { Genres = ["pop", "rock"], Followers = 10, Popularity = 20 },
                    new ReportedArtist { Genres = ["pop"], Followers = 20 },
                    new ReportedArtist { Genres = [] },
                ],
            });

        metrics.TopTracks.AvgPopularity.ShouldBe(3.5);
        metrics.TopTracks.AlbumVsSingle.ShouldBe(new AlbumVersusSingle(1, 0));
        metrics.TopArtists.Count.ShouldBe(3);
        metrics.TopArtists.AvgFollowers.ShouldBe(15);
        metrics.TopArtists.TotalGenres.ShouldBe(3);
        metrics.TopArtists.UniqueGenres.ShouldBe(2);
        metrics.Diversity.ShouldBe(new DiversityMetrics(1, 40));
        metrics.ByRange!.Short.TopTracks.AvgPopularity.ShouldBe(1);
        metrics.ByRange.Short.TopTracks.AlbumVsSingle.ShouldBe(new AlbumVersusSingle(0, 1));
        metrics.ByRange.Medium.TopTracks.AvgPopularity.ShouldBeNull();
        metrics.ByRange.Long.TopTracks.ShouldBe(metrics.TopTracks);
        metrics.MetricsVersion.ShouldBe(SnapshotMetricsCalculator.Version);
    }

    [Fact]
    public void Calculate_NothingAtAll_HasNoMeansAndNoNaN()
    {
        var metrics = Calculate([], [], []);

        metrics.RecentTracks.ShouldBe(new RecentTracksMetrics());
        metrics.Diversity.ShouldBe(new DiversityMetrics(null, null));
        metrics.TopArtists.TotalGenres.ShouldBe(0);
    }

    [Fact]
    public void Calculate_EverythingUnknown_IsNullNotZero()
    {
        var metrics = Calculate([new ReportedTrack()], [new ReportedTrack()], [new ReportedArtist()]);

        metrics.RecentTracks.ShouldBe(new RecentTracksMetrics { Count = 1 });
        metrics.TopTracks.AlbumVsSingle.ShouldBe(new AlbumVersusSingle(null, null));
        metrics.TopTracks.ExplicitRatio.ShouldBeNull();
        metrics.TopArtists.UniqueGenres.ShouldBeNull();
        metrics.TopArtists.AvgFollowers.ShouldBeNull();
    }

    private static SnapshotMetrics Calculate(ReportedTrack[] recent, ReportedTrack[] longTracks, ReportedArtist[] longArtists) =>
        SnapshotMetricsCalculator.Calculate(
            [.. recent.Select(Play)],
            new Dictionary<TimeRange, IReadOnlyList<ReportedTrack>> { [TimeRange.Long] = longTracks },
            new Dictionary<TimeRange, IReadOnlyList<ReportedArtist>> { [TimeRange.Long] = longArtists });

    private static ReportedPlay Play(ReportedTrack track) => new(Noon, track, ContextType: null, ContextUri: null);
}
