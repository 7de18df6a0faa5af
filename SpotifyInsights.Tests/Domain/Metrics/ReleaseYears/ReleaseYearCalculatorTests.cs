using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.ReleaseYears;

namespace SpotifyInsights.Tests.Domain.Metrics.ReleaseYears;

public sealed class ReleaseYearCalculatorTests : CalculatorContract<ReleaseYearMetrics>
{
    private static readonly ListeningWindow TwoMonths = new(new(2026, 1, 1), new(2026, 3, 1), Zones.Utc);
    private static readonly Instant End = Instant.FromUtc(2026, 3, 1, 0, 0);
    private static readonly InstantRange Observed = new(Instant.FromUtc(2026, 1, 1, 0, 0), End);

    private static readonly RandomCatalogue Catalogue = Of(
        Song("t0", new(2026, 1, 5), DatePrecision.Day),
        Song("t1", new(2015, 7, 1), DatePrecision.Month),
        Song("t2", new(1969, 1, 1), DatePrecision.Year),
        Song("t3", null, DatePrecision.Unknown),
        Song("t4", new(2025, 2, 10), DatePrecision.Day));

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        // Played on 10 January: 0, 0, 1, 3. On 10 February: 2, 4, 4, 4, 1.
        var history = With(Catalogue, [.. On(1, 0, 0, 1, 3), .. On(2, 2, 4, 4, 4, 1)], Observed);

        var metrics = Calculate(history, TwoMonths, End);

        // 8 of 9 plays have a date: 2026 twice, 2015 twice, 1969 once, 2025 three times; tracks: one of each.
        metrics.Basis.Attributes.ShouldBe([new("releaseDate", 8 / 9.0, "spotify"), new("releaseDateImprecise", 3 / 9.0, "spotify")]);
        var (byPlays, byTracks) = (metrics.ByPlays, metrics.ByTracks);
        (byPlays.Known, byPlays.Coverage, byTracks.Known, byTracks.Coverage).ShouldBe((8, 8 / 9.0, 4, 0.8));
        byPlays.MeanYear!.Value.ShouldBe(((2 * 2026) + (2 * 2015) + 1969 + (3 * 2025)) / 8.0, 1e-9);
        byTracks.MeanYear!.Value.ShouldBe((2026 + 2015 + 1969 + 2025) / 4.0, 1e-9);

        // 1969 2015 2015 2025 | 2025 2025 2026 2026, and 1969 2015 | 2025 2026.
        (byPlays.MedianYear, byTracks.MedianYear).ShouldBe((2025, 2020));

        // Track 0 five days after its release, track 4 exactly 365 days after it.
        (byPlays.NewReleaseShare, byTracks.NewReleaseShare).ShouldBe((5 / 8.0, 2 / 4.0));

        // Days: 5, 5, 3846 (1 July 2015 to 10 January 2026); 20859, 365 x 3, 3877 in February; in all 29687.
        metrics.MeanAgeYears!.Value.ShouldBe(29_687 / 365.2425 / 8, 1e-9);
        (metrics.OldestYear, metrics.NewestYear).ShouldBe((1969, 2026));
        metrics.Decades.ShouldBe([new(1960, 1, 1 / 8.0, 1, 0.25), new(2010, 2, 2 / 8.0, 1, 0.25), new(2020, 5, 5 / 8.0, 2, 0.5)]);
        metrics.Histogram.ShouldBe([new(1969, 1, 1), new(2015, 2, 1), new(2025, 3, 1), new(2026, 2, 1)]);

        metrics.Periods.Select(period => (period.Period.Label, period.Plays, period.ByPlays!.Known)).ShouldBe([("2026-01", 4, 3), ("2026-02", 5, 5)]);
        var (january, february) = (metrics.Periods[0], metrics.Periods[1]);
        january.MeanAgeYears!.Value.ShouldBe((5 + 5 + 3846) / 365.2425 / 3, 1e-9);
        january.ByPlays!.DecadeShares.ShouldBe([0, 1 / 3.0, 2 / 3.0]);
        january.ByTracks!.DecadeShares.ShouldBe([0, 0.5, 0.5]);
        (january.ByPlays.NewReleaseShare, january.ByTracks.NewReleaseShare).ShouldBe((2 / 3.0, 0.5));
        february.ByPlays!.MeanYear!.Value.ShouldBe((1969 + (3 * 2025) + 2015) / 5.0, 1e-9);
        february.ByPlays.MedianYear.ShouldBe(2025);
        february.ByPlays.DecadeShares.ShouldBe([0.2, 0.2, 0.6]);
        (metrics.AgeChange, metrics.Persona).ShouldBe((null, null));
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = Calculate(TestHistories.Empty, ListeningWindow.Resolve(PlayColumns.Empty, Zones.Berlin, End), End);

        metrics.Basis.Attributes.ShouldBe([new("releaseDate", null, null), new("releaseDateImprecise", null, null)]);
        metrics.ByPlays.ShouldBe(new(0, null, null, null, null, null));
        metrics.ByTracks.ShouldBe(new(0, null, null, null, null, null));
        (metrics.MeanAgeYears, metrics.OldestYear, metrics.NewestYear, metrics.AgeChange, metrics.Persona).ShouldBe((null, null, null, null, null));
        (metrics.Decades.Count, metrics.Histogram.Count, metrics.Periods.Count, metrics.Insights.Count).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = Calculate(With(Catalogue, [.. On(2, 1)], Observed), TwoMonths, End);

        (metrics.ByPlays.MeanYear, metrics.ByPlays.MedianYear, metrics.ByPlays.NewReleaseShare, metrics.OldestYear).ShouldBe((2015, 2015, 0, 2015));
        metrics.Decades.ShouldBe([new(2010, 1, 1, 1, 1)]);
        metrics.Periods.Select(period => (period.Plays, period.ByPlays!.Known, period.ByPlays.Coverage)).ShouldBe([(0, 0, null), (1, 1, 1)]);
        metrics.Periods[1].ByPlays!.DecadeShares.ShouldBe([1]);
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        // January was not observed; nobody knows when track 3 was released.
        var metrics = Calculate(With(Catalogue, [.. On(2, 3, 3)]), TwoMonths, End);

        metrics.Basis.Attributes.ShouldBe([new("releaseDate", 0, null), new("releaseDateImprecise", 0, null)]);
        metrics.ByPlays.ShouldBe(new(0, 0, null, null, null, null));
        metrics.Periods.Select(period => (period.Plays, period.ByPlays)).ShouldBe([(null, null), (2, new ReleaseLevels(0, 0, null, null, null, null))]);
        (metrics.MeanAgeYears, metrics.OldestYear).ShouldBe((null, null));
    }

    [Theory]
    [InlineData(2026, 2, 10, 1, 0)]     // on the day itself
    [InlineData(2025, 2, 10, 1, 365)]
    [InlineData(2025, 2, 9, 0, 366)]
    [InlineData(2026, 2, 11, 0, 0)]     // a later edition: not new, and not younger than 0
    public void NewRelease_ByDays_IsWithin365DaysBeforeThePlay(int year, int month, int day, double share, int ageDays)
    {
        var metrics = Calculate(With(Of(Song("t", new(year, month, day), DatePrecision.Day)), [.. On(2, 0)], Observed), TwoMonths, End);

        (metrics.ByPlays.NewReleaseShare, metrics.ByTracks.NewReleaseShare).ShouldBe((share, share));
        metrics.MeanAgeYears!.Value.ShouldBe(ageDays / 365.2425, 1e-9);
    }

    [Fact]
    public void NewRelease_GoesByTheLocalDateOfThePlay()
    {
        // 31 January 19:00 UTC is 1 February in Kolkata, the day of the release.
        var play = new TestPlay(Instant.FromUtc(2026, 1, 31, 19, 0), 60_000);
        var history = With(Of(Song("t", new(2026, 2, 1), DatePrecision.Day)), [play], Observed);

        Calculate(history, TwoMonths, End).ByPlays.NewReleaseShare.ShouldBe(0);
        Calculate(history, new(new(2026, 1, 1), new(2026, 3, 1), Zones.Kolkata), End).ByPlays.NewReleaseShare.ShouldBe(1);
    }

    [Fact]
    public void Window_WithoutTheOldTracks_HasNoDecadesOfTheirs()
    {
        var history = With(Catalogue, [.. On(1, 2), .. On(2, 0, 1)], Observed);

        var metrics = Calculate(history, new(new(2026, 2, 1), new(2026, 3, 1), Zones.Utc), End);

        metrics.Decades.Select(decade => decade.Decade).ShouldBe([2010, 2020]);
        metrics.Periods[0].ByPlays!.DecadeShares.ShouldBe([0.5, 0.5]);
    }

    internal static RandomCatalogue Of(params TestTrack[] songs) => new(songs, [new("a", "A", null, null, [])], HasReference: false, Seed: 0);

    internal static TestTrack Song(string key, DateOnly? released, DatePrecision precision) =>
        new(key, 0, [0], AlbumType.Unknown, released, precision, null, null, null, [], null);

    internal override ReleaseYearMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) =>
        ReleaseYearCalculator.Calculate(new ListeningSlice(new ListeningView(history, window.Zone), window, now));

    internal override Basis BasisOf(ReleaseYearMetrics metrics) => metrics.Basis;

    private static ListeningHistory With(RandomCatalogue catalogue, IReadOnlyList<TestPlay> plays, params InstantRange[] observed) =>
        TestHistories.Of(catalogue.Tracks, plays, observed);

    private static IEnumerable<TestPlay> On(int month, params int[] tracks) =>
        tracks.Select((track, i) => new TestPlay(Instant.FromUtc(2026, month, 10, 12, 5 * i), 60_000, Track: track));
}
