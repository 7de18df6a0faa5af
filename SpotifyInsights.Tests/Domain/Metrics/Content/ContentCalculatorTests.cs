using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Content;

namespace SpotifyInsights.Tests.Domain.Metrics.Content;

public sealed class ContentCalculatorTests : CalculatorContract<ContentMetrics>
{
    private static readonly ListeningWindow TwoMonths = new(new(2026, 1, 1), new(2026, 3, 1), Zones.Utc);
    private static readonly Instant End = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly InstantRange Observed = new(Instant.FromUtc(2026, 1, 1, 0, 0), End);
    private static readonly SpokenWord Unknown = new(null, null, null, null);

    // 3:20, 5:00, 20:00 and nothing known.
    private static readonly RandomCatalogue Catalogue = Of(
        Song("t0", AlbumType.Album, isExplicit: true, 200_000),
        Song("t1", AlbumType.Single, isExplicit: false, 300_000),
        Song("t2", AlbumType.Compilation, isExplicit: null, 1_200_000),
        Song("t3", AlbumType.Unknown, isExplicit: null, null));

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = With(
            [
                On(1, 0, 0, 200_000),                                                           // whole
                On(1, 1, 0, 180_000),                                                           // 90 %: whole
                On(1, 2, 0, 20_000),                                                            // short: skipped, does not count
                On(1, 3, 1, 150_000, PlayFlags.FromExport | PlayFlags.Skipped),                 // half of it, skipped
                On(1, 4, 3, 60_000),                                                            // of unknown length
                On(1, 5, 0, 600_000, PlayFlags.FromExport | PlayFlags.Podcast),
                On(1, 6, 0, 300_000, PlayFlags.FromExport | PlayFlags.Podcast | PlayFlags.Audiobook),
                On(1, 7, 0, 10_000, PlayFlags.FromExport | PlayFlags.Podcast),                  // too short to count
                On(2, 0, 2, 40_000, PlayFlags.FromApi | PlayFlags.Estimated),                   // not measured
            ],
            Observed);

        var metrics = Calculate(history, TwoMonths, End);

        // Five plays count: track 0 twice, 1, 3 and 2 once.
        metrics.Basis.Attributes.ShouldBe([new("explicit", 3 / 5.0, "spotify"), new("albumType", 4 / 5.0, "spotify"), new("duration", 4 / 5.0, "spotify")]);
        (metrics.ByPlays.Count, metrics.ByTracks.Count).ShouldBe((5, 4));
        (metrics.ByPlays.Explicit, metrics.ByTracks.Explicit).ShouldBe((new(2, 1, 2 / 3.0), new(1, 1, 0.5)));
        (metrics.ByPlays.AlbumTypes, metrics.ByTracks.AlbumTypes).ShouldBe((new(2, 1, 1, 0.5, 0.25, 0.25), new(1, 1, 1, 1 / 3.0, 1 / 3.0, 1 / 3.0)));

        // 200 200 300 1200: mean 475, median 250, tenth at 0.3 of the way: 200, quarter 200, three quarters at 2.25: 300 + 0.25 x 900, nine tenths at 2.7.
        var durations = metrics.ByPlays.Durations;
        (durations.Known, durations.MeanSeconds, durations.MedianSeconds, durations.P10Seconds, durations.P25Seconds).ShouldBe((4, 475, 250, 200, 200));
        durations.P75Seconds!.Value.ShouldBe(525, 1e-9);
        durations.P90Seconds!.Value.ShouldBe(930, 1e-9);

        // Bins of 30 s: 200 s in the 7th from 0, 300 s in the 10th, 1200 s in the last, from 900 s on.
        durations.Histogram!.Index().Where(bin => bin.Item > 0).ShouldBe([(6, 2), (10, 1), (30, 1)]);
        (metrics.DurationBins[6], metrics.DurationBins[^1], metrics.DurationBins.Count).ShouldBe((new(180, 210), new(900, null), 31));
        (metrics.ByTracks.Durations.MedianSeconds, metrics.ByTracks.Durations.Known).ShouldBe((300, 3));

        // Five measured plays of music: two whole of four of known length; parts 1, 0.9, 0.1 and 0.5; two left early.
        metrics.Completion.ShouldBe(new(5, 0.5, 2.5 / 4, 0.4));
        metrics.SpokenWord.ShouldBe(new(1, 10, 1, 5));
        metrics.Periods.Select(period => (period.Period.Label, period.Plays)).ShouldBe([("2026-01", 4), ("2026-02", 1)]);

        // February is of the API alone: no skips and no podcasts to see.
        metrics.Periods[1].Completion.ShouldBe(new(0, null, null, null));
        metrics.Periods[1].SpokenWord.ShouldBe(Unknown);
        metrics.Periods[1].ByPlays!.AlbumTypes.ShouldBe(new(0, 0, 1, 0, 0, 1));
        metrics.Periods[1].ByPlays!.Explicit.ShouldBe(new(0, 0, null));
        metrics.Periods[0].ByTracks!.Durations.MeanSeconds.ShouldBe(250);
        (metrics.ExplicitChange, metrics.AlbumChange, metrics.DurationChange, metrics.Persona).ShouldBe((null, null, null, null));
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = Calculate(TestHistories.Empty, ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, End), End);

        metrics.Basis.Attributes.ShouldAllBe(line => line.Coverage == null && line.Source == null);
        metrics.ByPlays.ShouldBe(new(0, new(0, 0, null), new(0, 0, 0, null, null, null), new(0, null, null, null, null, null, null, null)));
        metrics.ByTracks.ShouldBe(metrics.ByPlays);
        metrics.Completion.ShouldBe(new(0, null, null, null));
        metrics.SpokenWord.ShouldBe(Unknown);
        (metrics.Periods.Count, metrics.Persona, metrics.Insights.Count, metrics.DurationBins.Count).ShouldBe((0, null, 0, 31));
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = Calculate(With([On(2, 0, 1, 300_000)], Observed), TwoMonths, End);

        metrics.ByPlays.Explicit.ShouldBe(new(0, 1, 0));
        (metrics.ByPlays.Durations.MedianSeconds, metrics.ByPlays.Durations.P10Seconds, metrics.ByPlays.Durations.P90Seconds).ShouldBe((300, 300, 300));
        metrics.Completion.ShouldBe(new(1, 1, 1, 0));
        metrics.SpokenWord.ShouldBe(new(0, 0, 0, 0), "an export tells of podcasts, and there is none");
        metrics.Periods.Select(period => (period.Plays, period.ByPlays!.Count)).ShouldBe([(0, 0), (1, 1)]);
        metrics.Periods[0].SpokenWord.ShouldBe(Unknown);
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        // January was not observed; nobody knows anything of track 3.
        var metrics = Calculate(With([On(2, 0, 3, 60_000, PlayFlags.FromScrobble | PlayFlags.Estimated)]), TwoMonths, End);

        metrics.Basis.Attributes.ShouldAllBe(line => line.Coverage == 0 && line.Source == null);
        metrics.ByPlays.ShouldBe(new(1, new(0, 0, null), new(0, 0, 0, null, null, null), new(0, null, null, null, null, null, null, null)));
        metrics.Completion.ShouldBe(new(0, null, null, null));
        metrics.SpokenWord.ShouldBe(Unknown);
        metrics.Periods.Select(period => (period.Plays, period.ByPlays is null, period.ByTracks is null)).ShouldBe([(null, true, true), (1, false, false)]);
    }

    [Fact]
    public void Completion_ShortTrackListedByTheApiAndMeasured_IsNoSkip()
    {
        var catalogue = Of(Song("t", AlbumType.Single, isExplicit: null, 20_000));
        var play = On(2, 0, 0, 20_000, PlayFlags.FromApi | PlayFlags.FromExport | PlayFlags.Skipped);
        var history = TestHistories.Of(catalogue.Tracks, [play], Observed);

        Calculate(history, TwoMonths, End).Completion.ShouldBe(new(1, 1, 1, 0));
    }

    [Fact]
    public void Durations_OfFewTracksOfALargeCatalogue_AreReadInTheirOrder()
    {
        // A thousand tracks, each half a second shorter than the one before; those of 500, 300 and 200 s are played, the longest first, and the last twice.
        var catalogue = Of([.. Enumerable.Range(0, 1_000).Select(i => Song($"t{i:000}", AlbumType.Album, isExplicit: null, 500 * (1_000 - i)))]);
        var history = TestHistories.Of(
            catalogue.Tracks, [On(2, 0, 0, 60_000), On(2, 1, 400, 60_000), On(2, 2, 600, 60_000), On(2, 3, 600, 60_000)], Observed);

        var durations = Calculate(history, TwoMonths, End).Periods[1].ByPlays!.Durations;

        // 200 200 300 500.
        (durations.P25Seconds, durations.MedianSeconds, durations.P75Seconds).ShouldBe((200, 250, 350));
    }

    internal static RandomCatalogue Of(params TestTrack[] songs) => new(songs, [new("a", "A", null, null, [])], HasReference: false, Seed: 0);

    internal static TestTrack Song(string key, AlbumType type, bool? isExplicit, int? durationMs) =>
        new(key, 0, [0], type, null, DatePrecision.Unknown, isExplicit, null, null, [], durationMs);

    internal override ContentMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        ContentCalculator.Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, now));

    internal override Basis BasisOf(ContentMetrics metrics) => metrics.Basis;

    private static ListeningHistory With(IReadOnlyList<TestPlay> plays, params InstantRange[] observed) =>
        TestHistories.Of(Catalogue.Tracks, plays, observed);

    private static TestPlay On(int month, int number, int track, int ms, PlayFlags flags = PlayFlags.FromExport) =>
        new(Instant.FromUtc(2026, month, 10, 12, 0) + Duration.FromMinutes(30 * number), ms, flags, track);
}
