using System.Net;
using System.Text;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Collection;

public sealed class RecentPollCollectorTests
{
    private readonly MemoryObjectStore _objects = new(new ManualTimeProvider(SpotifyHost.Start));
    private readonly AppliedInMemory _applied;

    public RecentPollCollectorTests() => _applied = new AppliedInMemory(_objects);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_WithNewPlays_IsStoredAsGivenAndApplied()
    {
        var store = new DyingObjectStore(_objects);
        using var host = await StartAsync(store);

        var result = await PollAtAsync(host, 20, hasOlder: true, 19, 12, 3);

        result.ShouldBe(new PollResult("2026-03-02T08-20-00Z", "version of 1 inputs", NewPlays: 3, Skipped: 0, Gap: null));
        host.Calls.ShouldBe([SpotifyHost.Recent]);
        store.Writes.ShouldBe(["users/ada/polls/2026-03-02T08-20-00Z/recent_tracks.parquet", "users/ada/polls/2026-03-02T08-20-00Z/metadata.json"]);
        var page = (await host.Get<PollStore>().ReadAsync(SpotifyHost.UserId, result.PollId!, Cancel))!;
        page.IsWhole.ShouldBeFalse();
        page.CollectedAt.ShouldBe(At(20));
        page.Plays.Select(play => play.PlayedAt).ShouldBe([At(19), At(12), At(3)]);
        (await host.Get<PollStore>().FindMetadataAsync(SpotifyHost.UserId, result.PollId!, Cancel)).ShouldBe(new PollMetadata
        {
            Timestamp = At(20),
            UserId = "ada",
            Poll = "2026-03-02T08-20-00Z",
            ApiVersion = "2025-11",
            CollectorVersion = "0.1.0",
            Source = "spotify",
            Rows = 3,
        });
    }

    [Fact]
    public async Task Page_WithNothingNew_WritesATimeOnly()
    {
        var store = new DyingObjectStore(_objects);
        using var host = await StartAsync(store);
        await PollAtAsync(host, 20, hasOlder: true, 19, 12, 3);
        var writes = store.Writes.Count;

        var result = await PollAtAsync(host, 45, hasOlder: true, 19, 12, 3);

        result.ShouldBe(new PollResult(PollId: null, DataVersion: null, NewPlays: 0, Skipped: 0, Gap: null));
        store.Writes.Skip(writes).ShouldBe(["users/ada/polls/last_seen.json"]);
        (await host.Get<PollStore>().FindLastSeenAsync(SpotifyHost.UserId, Cancel)).ShouldBe(new PollLastSeen(At(45), At(3)));
    }

    [Fact]
    public async Task Page_WithOneNewPlay_IsStoredWhole()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19, 12, 3);

        var result = await PollAtAsync(host, 45, hasOlder: true, 40, 19, 12);

        result.NewPlays.ShouldBe(1);
        (await host.Get<PollStore>().ReadAsync(SpotifyHost.UserId, result.PollId!, Cancel))!.Plays.Count.ShouldBe(3);
        _applied.Plays.Keys.Select(play => play.PlayedAt).ShouldBe([At(3), At(12), At(19), At(40)], ignoreOrder: true);
    }

    [Fact]
    public async Task LatePlay_WithAnOlderTime_IsNew()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19, 3);

        (await PollAtAsync(host, 45, hasOlder: true, 19, 7, 3)).NewPlays.ShouldBe(1);
    }

    [Fact]
    public async Task AnotherTrack_AtTheSameInstant_IsNew()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);
        host.Spotify.Restart();
        host.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson()).On(
            SpotifyHost.Recent, HttpStatusCode.OK, RecentPages.Of(hasOlder: true, 19).Replace("spotify:track:t19", "spotify:track:other", StringComparison.Ordinal));

        (await host.PollAsync(Cancel)).NewPlays.ShouldBe(1);
    }

    [Fact]
    public async Task Page_OfTheLastSnapshot_IsNotNew()
    {
        using var host = await StartAsync(_objects);
        await host.WithAnswers(RecentPages.Of(hasOlder: true, -5, -9)).CollectAsync(Cancel);

        (await PollAtAsync(host, 10, hasOlder: true, -5, -9)).PollId.ShouldBeNull();
    }

    [Fact]
    public async Task EmptyPage_IsNotNewAndProvesNoPast()
    {
        using var host = await StartAsync(_objects);

        (await PollAtAsync(host, 10, hasOlder: false)).PollId.ShouldBeNull();

        (await host.Get<PollStore>().FindLastSeenAsync(SpotifyHost.UserId, Cancel)).ShouldBe(new PollLastSeen(At(10), CoversFrom: null));
    }

    [Fact]
    public async Task Gap_FromTheLastCollectionToTheOldestPlay_IsReported()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);

        (await PollAtAsync(host, 300, hasOlder: true, 290, 250)).Gap.ShouldBe(new InstantRange(At(20), At(250)));
        (await PollAtAsync(host, 400, hasOlder: true, 390, 300)).Gap.ShouldBeNull();
        (await PollAtAsync(host, 500, hasOlder: false, 490)).Gap.ShouldBeNull();
    }

    [Fact]
    public async Task Gap_CountsFromAPollThatBroughtNothing()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);
        await PollAtAsync(host, 200, hasOlder: true, 19);

        (await PollAtAsync(host, 300, hasOlder: true, 290, 250)).Gap.ShouldBe(new InstantRange(At(200), At(250)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Crash_BetweenAnyTwoWrites_LosesOnlyWhatWasNeverWritten(int writes)
    {
        using (var host = await StartAsync(new DyingObjectStore(_objects, writes)))
        {
            _applied.Fault = new KilledException();
            await Should.ThrowAsync<KilledException>(() => PollAtAsync(host, 20, hasOlder: true, 19, 12));
        }

        _applied.Fault = null;

        // The next process polls a day later: the former plays have left Spotify's window.
        using var next = new CollectionHost(_objects, _applied);
        await PollAtAsync(next, 1_500, hasOlder: true, 1_490);

        Instant[] expected = writes == 0 ? [At(1_490)] : [At(12), At(19), At(1_490)];
        _applied.Plays.Keys.Select(play => play.PlayedAt).ShouldBe(expected, ignoreOrder: true);
        _applied.Plays.Values.ShouldAllBe(count => count == 1);
    }

    [Fact]
    public async Task CorruptPage_IsAnErrorThatNamesItsKey()
    {
        using var host = await StartAsync(_objects);
        var poll = await PollAtAsync(host, 20, hasOlder: true, 19);
        var key = $"users/ada/polls/{poll.PollId}/recent_tracks.parquet";
        await _objects.PutAsync(key, Encoding.UTF8.GetBytes("PAR1 not really"), PutCondition.None, Cancel);

        (await Should.ThrowAsync<CorruptObjectException>(() => PollAtAsync(host, 45, hasOlder: true, 40))).Key.ShouldBe(key);
    }

    private static Instant At(int minute) => SpotifyHost.Start.ToInstant() + Duration.FromMinutes(minute);

    private static async Task<PollResult> PollAtAsync(CollectionHost host, int minute, bool hasOlder, params int[] minutes)
    {
        host.Host.Time.Advance(SpotifyHost.Start.AddMinutes(minute) - host.Host.Time.GetUtcNow());
        host.Spotify.Restart();
        host.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson())
            .On(SpotifyHost.Recent, HttpStatusCode.OK, RecentPages.Of(hasOlder, minutes));
        return await host.PollAsync(Cancel);
    }

    private async Task<CollectionHost> StartAsync(IObjectStore objects)
    {
        using (var setup = new SpotifyHost(_objects))
        {
            await setup.WithAccountAsync(Cancel);
        }

        return new CollectionHost(objects, _applied);
    }
}
