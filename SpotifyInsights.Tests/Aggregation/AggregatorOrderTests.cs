using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>The same inputs end in the same bytes, whatever the order, the split, the repetition and the crashes on the way.</summary>
public sealed class AggregatorOrderTests
{
    // Five days over the turn of a month: any order of them stays within the week in which late inputs are found.
    private static readonly Instant Start = Instant.FromUtc(2025, 10, 29, 5, 0);
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("FULL") is "1";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsFull ? 200 : 3)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Apply_AnyOrderAndAnySplit_EqualsARebuild(int seed)
    {
        var inputs = new RandomLife(seed, Start, days: 5).Inputs;
        var random = new Random(seed);
        var order = inputs.ToArray();
        random.Shuffle(order);

        var rig = new ListenerRig();
        for (var done = 0; done < order.Length;)
        {
            var some = order.Skip(done).Take(random.Next(1, 8)).ToList();
            await rig.PutAsync(some);
            done += some.Count;
            await rig.ApplyAsync(random.Next(3) == 0 ? AggregationKind.Snapshot : AggregationKind.Poll);
        }

        await rig.ApplyAsync(AggregationKind.Snapshot);

        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync(inputs));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Apply_LongLifeWithLateSnapshots_EqualsARebuild(int seed)
    {
        var inputs = new RandomLife(seed, Start, days: 45).Inputs;
        var random = new Random(seed);
        var arrivals = inputs.OrderBy(input => input.IdAt + Duration.FromHours(random.Next(3) > 0 ? 0 : random.Next(input.IsSnapshot ? 900 : 160))).ToList();

        var rig = new ListenerRig();
        foreach (var input in arrivals)
        {
            await rig.PutAsync([input]);
            if (input.IsSnapshot || random.Next(4) == 0)
            {
                await rig.ApplyAsync(input.IsSnapshot ? AggregationKind.Snapshot : AggregationKind.Poll);
            }
        }

        await rig.ApplyAsync(AggregationKind.Snapshot);

        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync(inputs));
    }

    [Fact]
    public async Task Apply_LastPlayOfTheMonthBeforeComesLate_ShortensTheNextMonthsFirst()
    {
        var december = Poll(Instant.FromUtc(2025, 12, 2, 0, 0), Instant.FromUtc(2025, 12, 1, 0, 1));
        var november = Poll(Instant.FromUtc(2025, 11, 30, 23, 59, 45), Instant.FromUtc(2025, 11, 30, 23, 59, 30));
        var rig = new ListenerRig();
        await rig.PutAsync([december]);
        await rig.ApplyAsync(AggregationKind.Poll);
        (await rig.HistoryAsync()).Plays.MsPlayed.ToArray().ShouldBe([180_000]);

        await rig.PutAsync([november]);
        await rig.ApplyAsync(AggregationKind.Poll);

        (await rig.HistoryAsync()).Plays.MsPlayed.ToArray().ShouldBe([180_000, 90_000]);
    }

    [Fact]
    public async Task Apply_AgainAndRebuiltOnTop_ChangesNothing()
    {
        var rig = new ListenerRig();
        await rig.PutAsync(new RandomLife(7, Start, days: 5).Inputs);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var first = await rig.AggregatesAsync();

        rig.Objects.Reset();
        (await rig.ApplyAsync(AggregationKind.Snapshot)).PollsApplied.ShouldBe(0);
        rig.Objects.Changes.ShouldBe(0);
        await rig.ApplyAsync(AggregationKind.Rebuild);

        (await rig.AggregatesAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task Apply_CrashAtAnyChange_IsGoneOnWithToTheSameBytes()
    {
        var inputs = new RandomLife(11, Start, days: 5).Inputs;
        var (before, after) = (inputs.Take(inputs.Count / 2).ToList(), inputs.Skip(inputs.Count / 2).ToList());
        var rebuilt = await ListenerRig.RebuiltAsync(inputs);
        var changes = await ChangesOfSecondRunAsync(before, after);

        for (var crashAt = 1; crashAt <= changes; crashAt += IsFull ? 1 : 5)
        {
            foreach (var crashesAfter in new[] { false, true })
            {
                var rig = await AfterFirstRunAsync(before, after);
                var former = (await rig.ManifestAsync()).DataVersion;
                (rig.Objects.CrashAt, rig.Objects.CrashesAfter) = (crashAt, crashesAfter);

                await Should.ThrowAsync<CrashException>(() => rig.ApplyAsync(AggregationKind.Snapshot));
                var seen = await rig.HistoryAsync();
                rig.Objects.Reset();
                await rig.ApplyAsync(crashAt % 2 == 0 ? AggregationKind.Snapshot : AggregationKind.Poll);
                await rig.ApplyAsync(AggregationKind.Snapshot);

                (await rig.AggregatesAsync()).ShouldBe(rebuilt, $"crash at change {crashAt}");
                new[] { former, (await rig.ManifestAsync()).DataVersion }.ShouldContain(seen.DataVersion);
            }
        }
    }

    [Fact]
    public async Task Apply_CrashWhilePublishing_IsMadeGoodByTheRepeatedRun()
    {
        var inputs = new RandomLife(12, Start, days: 5).Inputs;
        var rebuilt = await ListenerRig.RebuiltAsync(inputs);
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        rig.Objects.CrashAt = 10; // two months, three catalogues, the manifest, then the published files
        await Should.ThrowAsync<CrashException>(() => rig.ApplyAsync(AggregationKind.Snapshot));
        (await rig.AggregatesAsync()).ShouldNotBe(rebuilt);

        rig.Objects.Reset();
        (await rig.ApplyAsync(AggregationKind.Poll)).IsViewPublished.ShouldBeFalse();
        (await rig.ApplyAsync(AggregationKind.Snapshot)).IsViewPublished.ShouldBeTrue();

        (await rig.AggregatesAsync()).ShouldBe(rebuilt);
    }

    [Fact]
    public async Task Apply_SomebodyElseCommitsFirst_LosesNothing()
    {
        var inputs = new RandomLife(13, Start, days: 5).Inputs;
        var rig = new ListenerRig();
        await rig.PutAsync(inputs.Take(5));
        await rig.ApplyAsync(AggregationKind.Snapshot);
        await rig.PutAsync(inputs.Skip(5).Take(5));
        rig.Objects.BeforeConditionalPut = async () =>
        {
            await rig.PutAsync(inputs.Skip(10));
            await new Aggregator(rig.Memory, rig.Clock).ApplyAsync(ListenerRig.UserId, AggregationKind.Poll, TestContext.Current.CancellationToken);
        };

        await rig.ApplyAsync(AggregationKind.Snapshot);

        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync(inputs));
    }

    private static Collected Poll(Instant at, Instant end)
    {
        var track = new ReportedTrack { TrackName = "Song", Uri = "spotify:track:song", DurationMs = 180_000 };
        var page = new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(end, track, ContextType: null, ContextUri: null)]);
        return new Collected(IsSnapshot: false, at, page, [], []);
    }

    private static async Task<ListenerRig> AfterFirstRunAsync(List<Collected> before, List<Collected> after)
    {
        var rig = new ListenerRig();
        await rig.PutAsync(before);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        await rig.PutAsync(after);
        rig.Clock.Now += TimeSpan.FromMinutes(11);
        rig.Objects.Reset();
        return rig;
    }

    private static async Task<int> ChangesOfSecondRunAsync(List<Collected> before, List<Collected> after)
    {
        var rig = await AfterFirstRunAsync(before, after);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        return rig.Objects.Changes;
    }
}
