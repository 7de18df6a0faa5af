using System.Globalization;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Two processes work for one listener at once, and their requests to the store interleave in any way: one commits first, the other goes on from there.</summary>
public sealed class InterleavingTests(R2Servers servers)
{
    private const int Portions = 4;

    private static readonly int Count = Share.IsFull ? 1_000 : 60;
    private static readonly string UserId = SpotifyHost.UserId;

    // An hour after everything that lies there was written: versions that stop counting are cleared away at once.
    private static readonly DateTimeOffset Past = SpotifyHost.Start - TimeSpan.FromHours(1);

    public static TheoryData<string, int> Stores
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var store in StoreHomes.Names)
            {
                for (var portion = 0; portion < Portions; portion++)
                {
                    data.Add(new TheoryDataRow<string, int>(store, portion).WithTrait("proof", $"portion {portion} on {store}"));
                }
            }

            return data;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task TwoJobs_OfOneListener_LoseNothing(string store, int portion)
    {
        var inputs = new RandomLife(seed: 30 + portion, SpotifyHost.Start.ToInstant() - Duration.FromDays(4), days: 3).Inputs;
        var clock = new SettableClock(Past);
        await using var homes = new StoreHomes(store, clock, servers);
        await using var before = await homes.MakeAsync();
        var former = inputs.Take(inputs.Count - 2).ToList();
        await PutAsync(before.Store, former);
        await new Aggregator(before.Store, clock).ApplyAsync(UserId, AggregationKind.Snapshot, Cancel);
        await using var together = await homes.MakeAsync();
        await PutAsync(together.Store, inputs);
        await new Aggregator(together.Store, clock).ApplyAsync(UserId, AggregationKind.Rebuild, Cancel);
        var expected = await StoredState.OfAsync(together);

        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var round = portion; round < Count; round += Portions)
        {
            clock.Now = Past;
            await homes.InCopyAsync(before, async home =>
            {
                clock.Now = SpotifyHost.Start;
                var turns = new SeededTurns(round, runs: 2);
                await Task.WhenAll(RunAsync(0, home, inputs[^2], turns, clock, rebuilds: false), RunAsync(1, home, inputs[^1], turns, clock, rebuilds: round % 5 == 0));

                var applied = (await new ManifestStore(home.Store).FindAsync(UserId, Cancel))!.Applied;
                applied.Polls.Ids.Concat(applied.Snapshots.Ids).ShouldBe(former.Concat(inputs.TakeLast(2)).Select(input => input.Id), ignoreOrder: true, $"round {round}");
                await new Aggregator(home.Store, clock).ApplyAsync(UserId, AggregationKind.Snapshot, Cancel);
                (await StoredState.OfAsync(home)).ShouldBe(expected, $"round {round}: {string.Concat(turns.Order)}");
                orders.Add(string.Concat(turns.Order));
            });
        }

        orders.Count.ShouldBeGreaterThan(Count / Portions / 4);
        TestContext.Current.SendDiagnosticMessage("{0}: {1} different orders", store, orders.Count.ToString(CultureInfo.InvariantCulture));
    }

    // A process that stores an input and applies it, as the collectors do.
    private static async Task RunAsync(int run, StoreHome home, Collected input, SeededTurns turns, TimeProvider clock, bool rebuilds)
    {
        var tapped = new TappedObjectStore(home.Store) { Before = _ => turns.NextAsync(run) };
        try
        {
            await Task.Yield();
            IObjectStore objects = new RecentObjects(tapped, clock);
            var aggregator = new Aggregator(objects, clock);
            var seen = await new ManifestStore(objects).FindAsync(UserId, Cancel);
            await input.PutAsync(objects, UserId, Cancel);
            var kind = input.IsSnapshot ? AggregationKind.Snapshot : AggregationKind.Poll;
            await (rebuilds
                ? aggregator.ApplyAsync(UserId, AggregationKind.Rebuild, Cancel)
                : aggregator.ApplyAsync(UserId, new JustCollected(kind, input.Id, seen), Cancel));
        }
        finally
        {
            turns.Leave();
        }
    }

    private static async Task PutAsync(IObjectStore objects, IEnumerable<Collected> inputs)
    {
        foreach (var input in inputs)
        {
            await input.PutAsync(objects, UserId, Cancel);
        }
    }
}
