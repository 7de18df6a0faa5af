using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.AudioProfile;

public sealed class AudioProfileCalculatorTests : CalculatorContract<AudioProfileMetrics>
{
    // March and April 2026, Berlin, asked at the end.
    private static readonly ListeningWindow Window = new(new(2026, 3, 1), new(2026, 5, 1), Zones.Berlin);
    private static readonly Instant End = Instant.FromUtc(2026, 4, 30, 22, 0);
    private static readonly InstantRange Observed = new(Instant.FromUtc(2026, 2, 28, 23, 0), End);

    private static readonly TestSound[] Sounds =
    [
        new("bright", new AudioFeatures
        {
            Danceability = 0.7, Energy = 0.8, Valence = 0.6, Acousticness = 0.1, Instrumentalness = 0, Speechiness = 0.05, Liveness = 0.1, Tempo = 120, Loudness = -5,
        }),
        new("dark", new AudioFeatures
        {
            Danceability = 0.3, Energy = 0.4, Valence = 0.2, Acousticness = 0.9, Instrumentalness = 0.8, Speechiness = 0.03, Liveness = 0.3, Loudness = -15,
        }),
        new("missing", null),
    ];

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = AudioHistories.Of(
            Sounds,
            [
                Play("2026-03-02 08:00:00", 3, 0),
                Play("2026-03-03 08:00:00", 3, 0),
                Play("2026-03-04 08:00:00", 0.3, 1),                            // too short
                Play("2026-03-05 08:00:00", 2, 2),
                Play("2026-04-10 08:00:00", 3, 0),
                Play("2026-04-11 08:00:00", 5, 1),
                Play("2026-04-12 08:00:00", 2, 2),
            ],
            Observed);

        var metrics = Calculate(history, Window, End);

        // Six plays: three of "bright", one of "dark", two of a track that the reference data do not have.
        (metrics.Basis.Plays, metrics.Basis.ShortPlays).ShouldBe((6, 1));
        metrics.Basis.Attributes.ShouldBe([new("audioFeatures", 4 / 6.0, "reference")]);
        metrics.Reference.ShouldBe(new("r1", new LocalDate(2022, 10, 1), 2));
        metrics.Availability.ShouldBe(new(AudioStatus.Available, CoverageGrade.Sufficient, AvailabilityOf.Plays, 4 / 6.0 * 100, 4, 4 / 6.0, 2, 2 / 3.0));
        metrics.Alternatives.ShouldBeNull();

        // (3 x 0.8 + 0.4) / 4; √(2 / 1 x ((3 x 0.1)² + (1 x -0.3)²)) / 4 = 0.6 / 4; unmatched 0 or 1: 2.8 / 6 and 4.8 / 6.
        var energy = Feature(metrics, AudioFeature.Energy);
        Near(energy.Mean, 0.7);
        Near(energy.StandardError, 0.15);
        Near(energy.LowerBound, 2.8 / 6);
        Near(energy.UpperBound, 4.8 / 6);
        Near(energy.Median, 0.8);
        (energy.Band, energy.Plays).ShouldBe((FeatureBand.High, 4));
        Near(energy.Coverage, 4 / 6.0);

        // Of 0.4, 0.8, 0.8, 0.8: 5 % lies 0.15 of the way from the first to the second.
        Near(energy.Quantiles.P05, 0.46);
        Near(energy.Quantiles.P25, 0.7);
        Near(energy.Quantiles.P75, 0.8);

        // Bins of 1/32: 0.4 lies in the 13th, 0.8 in the 26th.
        energy.Distribution.Plays.Index().Where(bin => bin.Item > 0).ShouldBe([(12, 1), (25, 3)]);
        Near(energy.Distribution.Density[12], 8);
        Near(energy.Distribution.Density[25], 24);

        // The tempo of "dark" is not known.
        var tempo = Feature(metrics, AudioFeature.Tempo);
        (tempo.Mean, tempo.StandardError, tempo.LowerBound, tempo.UpperBound, tempo.Band, tempo.Plays).ShouldBe((120, null, null, null, null, 3));
        Near(tempo.Coverage, 0.5);
        Near(Feature(metrics, AudioFeature.Loudness).Mean, -7.5);
        metrics.Radar.Select(axis => axis.Feature).ShouldBe(Enum.GetValues<AudioFeature>()[..7]);
        metrics.Radar.Select(axis => Math.Round(axis.Value!.Value, 12)).ShouldBe([0.6, 0.7, 0.5, 0.3, 0.2, 0.045, 0.15]);

        // Mood: 100 x (0.5 x 0.6 + 0.35 x 0.8 + 0.15 x 0.9) = 71.5 and 100 x (0.1 + 0.14 + 0.015) = 25.5.
        var mood = metrics.MoodScore;
        Near(mood.Score, 60);
        Near(mood.StandardError, 17.25);
        Near(mood.LowerBound, 40);
        Near(mood.UpperBound, 40 + (100 / 3.0));
        mood.Plays.ShouldBe(4);

        // One of four plays is acoustic, which two tracks cannot tell from a half: √(2 x 2 x 0.75²) / 4 = 0.375.
        var acoustic = metrics.AcousticElectronic;
        (acoustic.AcousticShare, acoustic.ElectronicShare, acoustic.Preference).ShouldBe((0.25, 0.75, SoundSide.Balanced));
        Near(acoustic.Ratio, 1 / 3.0);
        Near(acoustic.StandardError, 0.375);
        (metrics.InstrumentalVocal.InstrumentalShare, metrics.InstrumentalVocal.VocalShare).ShouldBe((0.25, 0.75));

        // March: two of "bright", one missing; April: one each.
        metrics.Periods.Select(period => (period.Period.Label, period.Plays, period.CoveredPlays)).ShouldBe([("2026-03", 3, 2), ("2026-04", 3, 2)]);
        Near(metrics.Periods[0].MoodScore, 71.5);
        metrics.Periods[0].MoodStandardError.ShouldBeNull();
        Near(metrics.Periods[1].MoodScore, 48.5);
        Near(metrics.Periods[1].MoodStandardError, 23);
        Near(metrics.Periods[1].Means.Energy, 0.6);
        Near(metrics.Periods[1].Means.Tempo, 120);
        Near(metrics.Periods[1].Coverage, 2 / 3.0);

        metrics.MoodChange.ShouldBeNull("two plays on either side are too few");
        metrics.Tracks.Select(track => (track.Key, track.Plays, track.HasAudioFeatures, track.Way)).ShouldBe(
            [("bright", 3, true, MatchWay.TrackId), ("missing", 2, false, MatchWay.None), ("dark", 1, true, MatchWay.TrackId)]);
        metrics.Tracks[0].ShouldSatisfyAllConditions(
            track => (track.Name, track.ArtistName).ShouldBe(("Title bright", "Ann")),
            track => Near(track.Minutes, 9),
            track => track.Features!.Energy.ShouldBe(0.8),
            track => Near(track.MoodScore, 71.5));
        metrics.Tracks[1].Features.ShouldBeNull();
        metrics.Tracks[2].Features!.Tempo.ShouldBeNull();
        metrics.Insights.ShouldBeEmpty();
    }

    [Fact]
    public void Calculate_OfTopTracks_IsTheShareOfTheTracksNotOfTheirPlays()
    {
        var history = AudioHistories.Of(
            Sounds, [.. Enumerable.Range(0, 9).Select(day => Play($"2026-03-0{day + 1} 08:00:00", 3, 0)), Play("2026-03-10 08:00:00", 3, 2)], Observed);

        var byPlays = AudioProfileCalculator.Calculate(Slice(history), Ranking.Default);
        var byTracks = AudioProfileCalculator.Calculate(Slice(history), Ranking.Default, AvailabilityOf.TopTracks);

        (byPlays.Availability.AvailabilityPercent, byPlays.Availability.Status).ShouldBe((90, AudioStatus.Available));
        (byTracks.Availability.AvailabilityPercent, byTracks.Availability.Status).ShouldBe((50, AudioStatus.InsufficientCoverage), "half is not more than half");
        byTracks.Availability.Grade.ShouldBe(CoverageGrade.Partial);
        byTracks.Alternatives.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0, CoverageGrade.None)]
    [InlineData(19, CoverageGrade.Slight)]
    [InlineData(20, CoverageGrade.Partial)]
    [InlineData(50, CoverageGrade.Partial)]
    [InlineData(51, CoverageGrade.Sufficient)]
    public void Calculate_Coverage_IsGraded(int known, CoverageGrade grade)
    {
        var start = Instant.FromUtc(2026, 3, 2, 8, 0);
        var history = AudioHistories.Of(
            Sounds, [.. Enumerable.Range(0, 100).Select(play => new TestPlay(start + Duration.FromMinutes(play), 40_000, Track: play < known ? 0 : 2))], Observed);

        var metrics = Calculate(history, Window, End);

        metrics.Availability.Grade.ShouldBe(grade);
        metrics.Availability.Status.ShouldBe(grade == CoverageGrade.Sufficient ? AudioStatus.Available : AudioStatus.InsufficientCoverage);
        (metrics.Alternatives is null).ShouldBe(grade == CoverageGrade.Sufficient);
        (Feature(metrics, AudioFeature.Energy).Mean is null).ShouldBe(known == 0, "what is known is given, however little");
    }

    [Fact]
    public void Calculate_InsufficientCoverage_GivesPopularityAndReleaseYears()
    {
        var tracks = new TrackCatalogue(
            ["a", "b", "c"],
            ["A", "B", "C"],
            [0, 0, 0],
            [-1, -1, -1],
            [-1, -1, -1],
            ["ann"],
            ["Ann"],
            [],
            [],
            new TrackAttributes(
                new AlbumType[3],
                [Day(1994), Day(1999), TrackAttributes.UnknownDay],
                [DatePrecision.Year, DatePrecision.Year, DatePrecision.Unknown],
                [-1, -1, -1],
                [100, -1, -1]));
        var history = AudioHistories.With(
            TestHistories.Of(tracks, [Play("2026-03-02 08:00:00", 3, 0), Play("2026-03-02 09:00:00", 3, 1), Play("2026-03-02 10:00:00", 3, 1), Play("2026-03-02 11:00:00", 3, 2)], Observed),
            [new("b", AudioFeatures.None, 30)]);

        var alternatives = Calculate(history, Window, End).Alternatives!;

        // 100 from Spotify, twice 30 from the reference data; one play unknown.
        Near(alternatives.Popularity.MeanPopularity, 160 / 3.0);
        alternatives.Popularity.Coverage.ShouldBe(0.75);
        alternatives.Popularity.Plays.ShouldBe([0, 2, 0, 0, 1]);
        Near(alternatives.ReleaseYears.MeanYear, (1994 + 1999 + 1999) / 3.0);
        alternatives.ReleaseYears.Decades.ShouldBe([new(1990, 3)]);
        Calculate(history, Window, End).Basis.Attributes.ShouldBe(
            [new("audioFeatures", 0, null), new("trackPopularity", 0.25, "spotify"), new("trackPopularity", 0.5, "reference"), new("releaseDate", 0.75, "spotify")]);
    }

    [Fact]
    public void Calculate_MoodChange_ComesWithWhatChanceWouldGive()
    {
        // First half: 60 of "dark"; second half: 60 of "bright", each of one track alone.
        var first = Instant.FromUtc(2026, 3, 2, 8, 0);
        var second = Instant.FromUtc(2026, 4, 2, 8, 0);
        var history = AudioHistories.Of(
            Sounds,
            [
                .. Enumerable.Range(0, 60).Select(play => new TestPlay(first + Duration.FromMinutes(5 * play), 40_000, Track: play < 50 ? 1 : 0)),
                .. Enumerable.Range(0, 60).Select(play => new TestPlay(second + Duration.FromMinutes(5 * play), 40_000, Track: 0)),
            ],
            Observed);

        var change = Calculate(history, Window, End).MoodChange!;

        // (50 x 25.5 + 10 x 71.5) / 60 and 71.5. Errors by track: bright 0 - 10 x 38.33 / 60, dark 0 + 50 x 7.667 / 60: √2 x √(6.3889² + 6.3889²).
        Near(change.Earlier, 33.1666666666667);
        Near(change.Later, 71.5);
        Near(change.Difference, 38.3333333333333);
        Near(change.Chance.Upper, 1.96 * 2 * (10 * (71.5 - (1990 / 60.0)) / 60));
        (change.EarlierPlays, change.LaterPlays).ShouldBe((60, 60));
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = Calculate(AudioHistories.Of(Sounds, []), Window, End);

        (metrics.Basis.Plays, metrics.Availability.Plays, metrics.Availability.Tracks).ShouldBe((0, 0, 0));
        (metrics.Availability.AvailabilityPercent, metrics.Availability.PlayCoverage, metrics.Availability.TrackCoverage).ShouldBe((null, null, null));
        (metrics.Availability.Status, metrics.Availability.Grade).ShouldBe((AudioStatus.InsufficientCoverage, CoverageGrade.None));
        metrics.Basis.Attributes[0].ShouldBe(new("audioFeatures", null, null));
        foreach (var feature in metrics.Features)
        {
            (feature.Mean, feature.StandardError, feature.LowerBound, feature.UpperBound, feature.Median, feature.Band, feature.Coverage).ShouldBe((null, null, null, null, null, null, null));
            feature.Quantiles.ShouldBe(new(null, null, null, null, null));
            feature.Distribution.Plays.Sum().ShouldBe(0);
            feature.Distribution.Density.ShouldAllBe(density => density == 0);
        }

        metrics.MoodScore.ShouldBe(new(null, null, null, null, 0, null));
        metrics.AcousticElectronic.ShouldBe(new(null, null, null, null, null));
        metrics.InstrumentalVocal.ShouldBe(new(null, null, null, null, null));
        (metrics.MoodChange, metrics.Tracks.Count, metrics.Insights.Count).ShouldBe((null, 0, 0));
        metrics.Alternatives!.Popularity.MeanPopularity.ShouldBeNull();
        metrics.Alternatives.ReleaseYears.ShouldSatisfyAllConditions(years => years.MeanYear.ShouldBeNull(), years => years.Decades.ShouldBeEmpty());
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = Calculate(AudioHistories.Of(Sounds, [Play("2026-03-02 08:00:00", 3, 1)], Observed), Window, End);

        var energy = Feature(metrics, AudioFeature.Energy);
        (energy.Mean, energy.StandardError, energy.LowerBound, energy.UpperBound, energy.Median).ShouldBe((0.4, null, 0.4, 0.4, 0.4));
        energy.Quantiles.ShouldBe(new(0.4, 0.4, 0.4, 0.4, 0.4));
        (metrics.AcousticElectronic.AcousticShare, metrics.AcousticElectronic.Ratio).ShouldBe((1, null));
        metrics.AcousticElectronic.Preference.ShouldBe(SoundSide.Balanced, "one track says nothing about a preference");
        metrics.Availability.AvailabilityPercent.ShouldBe(100);
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros()
    {
        var metrics = Calculate(AudioHistories.Of(Sounds, []), Window, End);

        metrics.Periods.ShouldAllBe(period => period.Plays == null && period.CoveredPlays == null && period.MoodScore == null && period.Means.Energy == null);
    }

    [Fact]
    public void Calculate_WithoutReferenceData_IsInsufficientAndSaysWhy()
    {
        var metrics = Calculate(TestHistories.Of([Play("2026-03-02 08:00:00", 3, 0)], Observed), Window, End);

        metrics.Reference.ShouldBeNull();
        (metrics.Availability.AvailabilityPercent, metrics.Availability.Grade).ShouldBe((0, CoverageGrade.None));
        (Feature(metrics, AudioFeature.Energy).LowerBound, Feature(metrics, AudioFeature.Energy).UpperBound).ShouldBe((0, 1), "it could be anything");
    }

    [Fact]
    public void Calculate_AllFeaturesOfATrackUnknown_CountsAsNotKnown()
    {
        var metrics = Calculate(AudioHistories.Of([new("a", AudioFeatures.None)], [Play("2026-03-02 08:00:00", 3, 0)], Observed), Window, End);

        metrics.Availability.Plays.ShouldBe(0);
        metrics.Tracks.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            track => track.HasAudioFeatures.ShouldBeFalse(), track => track.Way.ShouldBe(MatchWay.TrackId), track => track.Features.ShouldBeNull());
    }

    [Fact]
    public void Calculate_AdjoiningWindows_HaveDistributionsThatAddUp()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = RandomHistory.Of(seed);
            var window = random.Window;
            var middle = window.From.PlusDays(NodaTime.Period.DaysBetween(window.From, window.To) / 2);
            AudioProfileMetrics Part(LocalDate from, LocalDate to) =>
                Calculate(random.History, new(from, to, window.Zone, window.Granularity, window.IncludeShort), random.Now);

            var (left, right, whole) = (Part(window.From, middle), Part(middle, window.To), Part(window.From, window.To));

            for (var feature = 0; feature < whole.Features.Count; feature++)
            {
                left.Features[feature].Distribution.Plays.Zip(right.Features[feature].Distribution.Plays, (a, b) => a + b).ShouldBe(whole.Features[feature].Distribution.Plays);
            }

            whole.Periods.Sum(period => period.CoveredPlays ?? 0).ShouldBe(whole.Availability.Plays);
        }
    }

    internal override AudioProfileMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) => AudioProfileCalculator.Calculate(
        new ListeningSlice(new ListeningView(Sounding(history), window.Zone), window, now), Ranking.Default);

    internal override Basis BasisOf(AudioProfileMetrics metrics) => metrics.Basis;

    // Histories of the contract come without; theirs follow from their tracks alone, so that the same history always sounds the same.
    private static ListeningHistory Sounding(ListeningHistory history)
    {
        if (history.Reference?.Matched is not null || history.Tracks == TestHistories.OneTrack)
        {
            return history;
        }

        var random = new Random(history.Tracks.Count);
        return AudioHistories.With(history, [.. history.Tracks.Keys.Where(key => random.Next(2) == 0).Select(key => new TestSound(key, new AudioFeatures
        {
            Energy = random.NextDouble(), Valence = random.NextDouble(), Acousticness = random.NextDouble(), Danceability = random.NextDouble(), Tempo = 90 + random.Next(90),
        }))]);
    }

    private static ListeningSlice Slice(ListeningHistory history) => new(new ListeningView(history, Window.Zone), Window, End);

    private static FeatureProfile Feature(AudioProfileMetrics metrics, AudioFeature feature) => metrics.Features.Single(profile => profile.Feature == feature);

    private static TestPlay Play(string local, double minutes, int track) => TestPlay.At(Zones.Berlin, local, minutes) with { Track = track };

    private static int Day(int year) => new DateOnly(year, 1, 1).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static void Near(double? value, double expected) => value.ShouldNotBeNull().ShouldBe(expected, 1e-9);
}
