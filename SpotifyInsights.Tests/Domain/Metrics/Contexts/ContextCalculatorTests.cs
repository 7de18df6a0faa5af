using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Tests.Domain.Metrics.Contexts;

public sealed class ContextCalculatorTests : CalculatorContract<ContextMetrics>
{
    private static readonly ListeningWindow Window = new(new(2026, 3, 1), new(2026, 5, 1), Zones.Berlin);
    private static readonly Instant End = Instant.FromUtc(2026, 4, 30, 22, 0);
    private static readonly InstantRange Observed = new(Instant.FromUtc(2026, 2, 28, 23, 0), End);

    private static readonly TestSound[] Sounds =
    [
        new("run", Features(energy: 0.77, tempo: 132)),
        new("think", Features(energy: 0.22, instrumentalness: 0.6, acousticness: 0.5)),
        new("dance", Features(energy: 0.71, danceability: 0.74)),
        new("rest", Features(energy: 0.3, acousticness: 0.7)),
        new("other", Features(energy: 0.5)),
        new("missing", null),
    ];

    [Fact]
    public override void Calculate_WorkedExample_EqualsTheHandCalculation()
    {
        var history = AudioHistories.Of(
            Sounds,
            [
                Play("2026-03-02 07:10:00", 3, 0),
                Play("2026-03-03 07:20:00", 3, 0),
                Play("2026-03-03 10:00:00", 4, 1),
                Play("2026-03-31 23:59:00", 5, 1),                 // belongs to March and to 23 o'clock
                Play("2026-04-01 00:05:00", 2, 2),
                Play("2026-04-02 22:00:00", 6, 3),
                Play("2026-04-03 22:30:00", 2, 4),
                Play("2026-04-04 22:00:00", 2, 5),
                Play("2026-04-05 22:00:00", 0.2, 3),               // too short
            ],
            Observed);

        var metrics = Calculate(history, Window, End);

        // Eight plays, one of them of a track that the reference data do not have.
        (metrics.Basis.Plays, metrics.Availability.Plays, metrics.Availability.Status).ShouldBe((8, 7, AudioStatus.Available));
        metrics.Contexts.Select(share => (share.Context, share.Plays, share.Minutes)).ShouldBe(
        [
            (ListeningContext.Workout, 2, 6), (ListeningContext.Focus, 2, 9), (ListeningContext.Party, 1, 2),
            (ListeningContext.Relax, 1, 6), (ListeningContext.Mixed, 1, 2), (ListeningContext.Unknown, 1, 2),
        ]);
        var workout = metrics.Contexts[0];
        (workout.Share, workout.LowerBound, workout.UpperBound).ShouldBe((0.25, 0.25, 0.375));
        Near(workout.KnownShare, 2 / 7.0);

        // Five known tracks: run 2 plays at 1 - 2/7, think 2 and three others 1 each at -2/7: √(5/4 x ((10/7)² + (4/7)² + 3 (2/7)²)) / 7.
        Near(workout.StandardError, Math.Sqrt(1.25 * ((100 / 49.0) + (16 / 49.0) + (12 / 49.0))) / 7);
        (metrics.Contexts[5].KnownShare, metrics.Contexts[5].StandardError, metrics.Contexts[5].UpperBound).ShouldBe((null, null, null));

        metrics.Periods.Select(period => (period.Period.Label, period.Plays)).ShouldBe(
            [("2026-03", new ContextPlays(2, 2, 0, 0, 0, 0)), ("2026-04", new ContextPlays(0, 0, 1, 1, 1, 1))]);
        metrics.HourOfDay.Select(hour => hour.Hour).ShouldBe(Enumerable.Range(0, 24));
        metrics.HourOfDay.Where(hour => hour.Plays != new ContextPlays(0, 0, 0, 0, 0, 0)).ShouldBe(
        [
            new(0, new(0, 0, 1, 0, 0, 0)), new(7, new(2, 0, 0, 0, 0, 0)), new(10, new(0, 1, 0, 0, 0, 0)), new(22, new(0, 0, 0, 1, 1, 1)), new(23, new(0, 1, 0, 0, 0, 0)),
        ]);

        // run: energy (0.77 - 0.5) / 0.3 = 0.9, tempo (132 - 100) / 40 = 0.8; the lesser decides.
        var run = metrics.Defining[0].Tracks.ShouldHaveSingleItem();
        (run.Key, run.Name, run.ArtistName, run.Plays, run.Minutes).ShouldBe(("run", "Title run", "Ann", 2, 6));
        Near(run.Score, 0.8);
        run.Evidence.Select(evidence => (evidence.Feature, evidence.Value, Math.Round(evidence.Degree, 9))).ShouldBe(
            [(AudioFeature.Energy, 0.77, 0.9), (AudioFeature.Tempo, 132, 0.8)]);

        // think: speechiness 0.05 fully, energy (0.22 - 0.1) / 0.15 = 0.8, instrumentalness (0.6 - 0.2) / 0.5 = 0.8.
        var think = metrics.Defining[1].Tracks.ShouldHaveSingleItem();
        Near(think.Score, 0.8);
        think.Evidence.Select(evidence => Math.Round(evidence.Degree, 9)).ShouldBe([1, 0.8, 0.8]);
        Near(metrics.Defining[2].Tracks.Single().Score, 0.7);
        Near(metrics.Defining[3].Tracks.Single().Score, 0.75);
        (metrics.Persona, metrics.Insights.Count).ShouldBe((null, 0));
    }

    [Theory]
    [InlineData(0.68, 124.0, 0.3, 0.05, 0.0, 0.1, ListeningContext.Workout)]       // both degrees 0.6: enough
    [InlineData(0.68, 123.9, 0.3, 0.05, 0.0, 0.1, ListeningContext.Mixed)]         // 0.5975: not enough
    [InlineData(0.9, 160.0, 0.9, 0.05, 0.0, 0.1, ListeningContext.Workout)]        // fits workout and party fully: the first counts
    [InlineData(0.9, 130.0, 0.9, 0.05, 0.0, 0.1, ListeningContext.Party)]          // party 1, workout 0.75
    [InlineData(0.4, 100.0, 0.3, 0.05, 0.9, 0.1, ListeningContext.Focus)]
    [InlineData(0.4, 100.0, 0.3, 0.25, 0.9, 0.1, ListeningContext.Mixed)]          // too much speech: (0.33 - 0.25) / 0.23 = 0.35
    [InlineData(0.15, 100.0, 0.3, 0.05, 0.9, 0.9, ListeningContext.Relax)]         // focus 0.33, relax 1
    [InlineData(0.0, null, null, null, null, 0.8, ListeningContext.Relax)]         // what is not known keeps from the contexts that need it, not from others
    [InlineData(null, 130.0, 0.9, 0.05, 0.9, 0.9, ListeningContext.Mixed)]         // every context needs the energy
    public void Context_OfATrack_IsTheBestThatFitsWellEnough(
        double? energy, double? tempo, double? danceability, double? speechiness, double? instrumentalness, double? acousticness, ListeningContext context)
    {
        var sound = new TestSound("a", new AudioFeatures
        {
            Energy = energy,
            Tempo = tempo,
            Danceability = danceability,
            Speechiness = speechiness,
            Instrumentalness = instrumentalness,
            Acousticness = acousticness,
        });

        var metrics = Calculate(AudioHistories.Of([sound], [Play("2026-03-02 07:10:00", 3, 0)], Observed), Window, End);

        metrics.Contexts.Single(share => share.Plays == 1).Context.ShouldBe(context);
    }

    [Fact]
    public override void Calculate_EmptyHistory_GivesEmptySeriesZeroCountsAndNullRatios()
    {
        var metrics = Calculate(AudioHistories.Of(Sounds, [], Observed), Window, End);

        foreach (var share in metrics.Contexts)
        {
            (share.Plays, share.Minutes, share.Share, share.KnownShare, share.StandardError, share.LowerBound, share.UpperBound).ShouldBe((0, 0, null, null, null, null, null));
        }

        metrics.Periods.ShouldAllBe(period => period.Plays == new ContextPlays(0, 0, 0, 0, 0, 0), "observed and silent is 0");
        metrics.Defining.ShouldAllBe(context => context.Tracks.Count == 0);
        (metrics.Persona, metrics.Insights.Count, metrics.HourOfDay.Count).ShouldBe((null, 0, 24));
    }

    [Fact]
    public override void Calculate_SinglePlay_CountsIt()
    {
        var metrics = Calculate(AudioHistories.Of(Sounds, [Play("2026-03-02 07:10:00", 3, 3)], Observed), Window, End);

        var relax = metrics.Contexts[3];
        (relax.Plays, relax.Share, relax.KnownShare, relax.StandardError, relax.UpperBound).ShouldBe((1, 1, 1, null, 1));
    }

    [Fact]
    public override void Calculate_NothingObserved_GivesNullsNotZeros() =>
        Calculate(AudioHistories.Of(Sounds, []), Window, End).Periods.ShouldAllBe(period => period.Plays == null);

    [Fact]
    public void Calculate_WithoutReferenceData_KnowsNoContext()
    {
        var metrics = Calculate(TestHistories.Of([Play("2026-03-02 08:00:00", 3, 0)], Observed), Window, End);

        metrics.Contexts.Single(share => share.Context == ListeningContext.Unknown).ShouldBe(new(ListeningContext.Unknown, 1, 3, 1, null, null, 1, null));
        (metrics.Contexts[0].KnownShare, metrics.Contexts[0].LowerBound, metrics.Contexts[0].UpperBound).ShouldBe((null, 0, 1));
        metrics.Alternatives.ShouldNotBeNull();
    }

    [Fact]
    public void Persona_IsGivenOnlyToALeadThatChanceDoesNotGive()
    {
        // Focus leads by 100 to 60 plays: of 20 and 12 tracks that is chance, of 100 and 60 tracks it is not.
        Persona(tracksPerContext: 5).ShouldBeNull();
        var persona = Persona(tracksPerContext: 1)!;

        (persona.Name, persona.Context, persona.Second).ShouldBe(("Focus Listener", ListeningContext.Focus, ListeningContext.Relax));
        Near(persona.Share, 100 / 160.0);
        Near(persona.SecondShare, 60 / 160.0);

        // Of single plays: ±1 around 40/160, √(160 / 159 x (100 x 0.75² + 60 x 1.25²)) / 160.
        Near(persona.Chance.Upper, 1.96 * Math.Sqrt(160 / 159.0 * ((100 * 0.5625) + (60 * 1.5625))) / 160);

        ContextPersona? Persona(int tracksPerContext)
        {
            var sounds = Enumerable.Range(0, 160 / tracksPerContext)
                .Select(track => new TestSound($"t{track}", track < 100 / tracksPerContext ? Sounds[1].Features : Sounds[3].Features)).ToArray();
            var start = Instant.FromUtc(2026, 3, 2, 8, 0);
            var plays = Enumerable.Range(0, 160).Select(play => new TestPlay(start + Duration.FromMinutes(play), 40_000, Track: play / tracksPerContext)).ToArray();
            return Calculate(AudioHistories.Of(sounds, plays, Observed), Window, End).Persona;
        }
    }

    [Fact]
    public void Calculate_AnyHistory_AddsUp()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = RandomHistory.Of(seed);
            var metrics = Calculate(AudioHistories.With(random.History, AudioHistories.Random(random, seed)), random.Window, random.Now);

            metrics.Contexts.Sum(share => share.Plays).ShouldBe(metrics.Basis.Plays);
            metrics.HourOfDay.Sum(hour => Sum(hour.Plays)).ShouldBe(metrics.Basis.Plays);
            metrics.Periods.Sum(period => period.Plays is null ? 0 : Sum(period.Plays)).ShouldBe(metrics.Basis.Plays);
            if (metrics.Basis.Plays > 0)
            {
                metrics.Contexts.Sum(share => share.Share!.Value).ShouldBe(1, 1e-9);
            }

            if (metrics.Availability.Plays > 0)
            {
                metrics.Contexts.Sum(share => share.KnownShare ?? 0).ShouldBe(1, 1e-9);
            }
        }

        static int Sum(ContextPlays plays) => plays.Workout + plays.Focus + plays.Party + plays.Relax + plays.Mixed + plays.Unknown;
    }

    internal override ContextMetrics Calculate(ListeningHistory history, ListeningWindow window, Instant now) => ContextCalculator.Calculate(
        new ListeningSlice(new ListeningView(Sounding(history), window.Zone), window, now), Ranking.Default);

    internal override Basis BasisOf(ContextMetrics metrics) => metrics.Basis;

    // Histories of the contract come without; theirs follow from their tracks alone, so that the same history always sounds the same.
    private static ListeningHistory Sounding(ListeningHistory history)
    {
        if (history.Reference?.Matched is not null || history.Tracks == TestHistories.OneTrack)
        {
            return history;
        }

        var random = new Random(history.Tracks.Count);
        return AudioHistories.With(history, [.. history.Tracks.Keys.Where(key => random.Next(3) > 0).Select(key => new TestSound(key, Sounds[random.Next(5)].Features))]);
    }

    private static AudioFeatures Features(
        double energy, double tempo = 90, double danceability = 0.4, double instrumentalness = 0, double acousticness = 0.2) => new()
        {
            Energy = energy,
            Tempo = tempo,
            Danceability = danceability,
            Speechiness = 0.05,
            Instrumentalness = instrumentalness,
            Acousticness = acousticness,
            Valence = 0.5,
        };

    private static TestPlay Play(string local, double minutes, int track) => TestPlay.At(Zones.Berlin, local, minutes) with { Track = track };

    private static void Near(double? value, double expected) => value.ShouldNotBeNull().ShouldBe(expected, 1e-9);
}
