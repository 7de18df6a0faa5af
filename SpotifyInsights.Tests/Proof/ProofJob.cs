using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Collection;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Proof;

/// <summary>A job that is stopped everywhere: what lies in the store before, what Spotify answers, and what runs.</summary>
/// <param name="Name">As the tests list it.</param>
/// <param name="HasPast">Whether polls and snapshots of the days before lie in the store, applied.</param>
/// <param name="Page">Minutes of the plays on Spotify's page, before the tests' start.</param>
/// <param name="RunAsync">The job, in a process.</param>
public sealed record ProofJob(string Name, bool HasPast, int[] Page, Func<CollectionHost, Task> RunAsync)
{
    private static readonly int[] InOneMonth = [.. Enumerable.Range(0, 12).Select(i => -5 - (i * 20))];
    private static readonly int[] OverTheTurn = [.. Enumerable.Range(0, 40).Select(i => -5 - (i * 60))];

    public static IReadOnlyList<ProofJob> All { get; } =
    [
        new("first ever", HasPast: false, InOneMonth, Snapshot),
        new("snapshot", HasPast: true, InOneMonth, Snapshot),
        new("snapshot over two months", HasPast: true, OverTheTurn, Snapshot),
        new("poll", HasPast: true, InOneMonth, Poll),
        new("poll over two months", HasPast: true, OverTheTurn, Poll),
        new("poll with nothing new", HasPast: true, [], Poll),
        new("rebuild", HasPast: true, [], Rebuild),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Writes what lies in the store before the job.</summary>
    public async Task PrepareAsync(IObjectStore objects)
    {
        using (var setup = new SpotifyHost(objects))
        {
            await setup.WithAccountAsync(Cancel);
        }

        if (HasPast)
        {
            var past = new RandomLife(seed: 21, Instant.FromDateTimeOffset(SpotifyHost.Start) - Duration.FromDays(4), days: 3).Inputs;
            foreach (var input in past)
            {
                await input.PutAsync(objects, SpotifyHost.UserId, Cancel);
            }

            await new Aggregator(objects, new SettableClock(SpotifyHost.Start - TimeSpan.FromHours(3))).ApplyAsync(SpotifyHost.UserId, AggregationKind.Snapshot, Cancel);
        }
    }

    /// <summary>A process that can run the job over <paramref name="objects"/>, wired as the server is.</summary>
    public CollectionHost Process(IObjectStore objects)
    {
        var host = new CollectionHost(new RecentObjects(objects, new ManualTimeProvider(SpotifyHost.Start)));
        host.Get<SpotifyTokenService>().Remember(SpotifyHost.UserId, SpotifyHost.AccessToken, Duration.FromHours(1));
        return host.WithAnswers(RecentPages.Of(hasOlder: true, Page));
    }

    public override string ToString() => Name;

    private static async Task Snapshot(CollectionHost host) => await host.CollectAsync(Cancel);

    private static async Task Poll(CollectionHost host) => await host.PollAsync(Cancel);

    private static async Task Rebuild(CollectionHost host) => await host.Get<Aggregator>().ApplyAsync(SpotifyHost.UserId, AggregationKind.Rebuild, Cancel);
}
