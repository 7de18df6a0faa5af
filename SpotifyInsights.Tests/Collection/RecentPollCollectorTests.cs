using System.Net;
using System.Text;
using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Collection;

public sealed class RecentPollCollectorTests
{
    private readonly MemoryObjectStore _objects = new(new ManualTimeProvider(SpotifyHost.Start));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_WithNewPlays_IsStoredAsGivenAndApplied()
    {
        var store = new DyingObjectStore(_objects);
        using var host = await StartAsync(store);

        var result = await PollAtAsync(host, 20, hasOlder: true, 19, 12, 3);

        var manifest = (await new ManifestStore(_objects).FindAsync(SpotifyHost.UserId, Cancel))!;
        result.ShouldBe(new PollResult("2026-03-02T08-20-00Z", manifest.DataVersion, NewPlays: 3, Skipped: 0, new SeenPlays(3, At(3), At(19), Lately: At(3)), Gap: null));
        host.Calls.ShouldBe([SpotifyHost.Recent]);
        store.Writes.Take(2).ShouldBe(["users/ada/polls/2026-03-02T08-20-00Z/recent_tracks.parquet", "users/ada/polls/2026-03-02T08-20-00Z/metadata.json"]);
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

        result.ShouldBe(new PollResult(PollId: null, DataVersion: null, NewPlays: 0, Skipped: 0, new SeenPlays(3, At(3), At(19), Lately: At(3)), Gap: null));
        store.Writes.Skip(writes).ShouldBe(["users/ada/aggregated/last_updated.json"]);
        (await host.Get<ManifestStore>().FindAsync(SpotifyHost.UserId, Cancel))!.LastSeen.ShouldBe(new PollLastSeen(At(45), At(3)));
    }

    [Fact]
    public async Task Page_WithOneNewPlay_IsStoredWhole()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19, 12, 3);

        var result = await PollAtAsync(host, 45, hasOlder: true, 40, 19, 12);

        result.NewPlays.ShouldBe(1);
        (await host.Get<PollStore>().ReadAsync(SpotifyHost.UserId, result.PollId!, Cancel))!.Plays.Count.ShouldBe(3);
        (await MergedPlays.EndsAsync(_objects, Cancel)).ShouldBe([At(3), At(12), At(19), At(40)]);
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

        (await host.Get<ManifestStore>().FindAsync(SpotifyHost.UserId, Cancel))!.LastSeen.ShouldBe(new PollLastSeen(At(10), CoversFrom: null));
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

    // The list stood still: looks that showed nothing new proved nothing.
    [Fact]
    public async Task Gap_OfAListThatStoodStill_BeginsWithTheNewestKnownPlay()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19, 12);
        await PollAtAsync(host, 700, hasOlder: true, 19, 12);

        (await PollAtAsync(host, 720, hasOlder: true, 690, 500)).Gap.ShouldBe(new InstantRange(At(19), At(500)));
        InstantRange[] observed = [new(At(12), At(20)), new(At(500), At(720))];
        (await new HistoryStore(_objects).LoadAsync(SpotifyHost.UserId, Cancel))!.Observed.Ranges.ShouldBe(observed);
    }

    // Listed a little after the last look: nothing is missing.
    [Fact]
    public async Task Gap_WherePlaysAreListedMinutesLate_IsNone()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);

        (await PollAtAsync(host, 60, hasOlder: true, 55, 20 - 14)).Gap.ShouldBeNull();
    }

    // Minute 30 is listed after the look of minute 100 that should have shown it. Others may have been late, too, and the list begins later than it did.
    [Fact]
    public async Task Gap_WherePlaysAreListedLate_ReachesBackToTheOldestOfTheFormerList()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 100, hasOlder: true, 95, 40, 10);

        (await PollAtAsync(host, 130, hasOlder: true, 120, 95, 40, 30)).Gap.ShouldBe(new InstantRange(At(10), At(30)));
        (await PollAtAsync(host, 160, hasOlder: true, 150, 120, 95, 40)).Gap.ShouldBeNull("nothing is late any more");
        (await PollAtAsync(host, 190, hasOlder: true, 180, 150, 146, 120, 95, 40)).Gap.ShouldBeNull("a few minutes are usual");
        (await PollAtAsync(host, 220, hasOlder: true, 210, 180, 150, 146, 120, 95, 80, 40)).Gap.ShouldBeNull("the list reaches back as far as before");
    }

    [Fact]
    public async Task Gap_WherePlaysAreListedLate_ReachesBackTwelveHoursAtMost()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 1000, hasOlder: true, 995, 900, 10);

        (await PollAtAsync(host, 1030, hasOlder: true, 1020, 995, 950, 900, 500)).Gap.ShouldBe(new InstantRange(At(1000 - 720), At(500)));
    }

    // Nobody was late: the answer was false.
    [Fact]
    public async Task Gap_AfterAnEmptyAnswer_IsNone()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 100, hasOlder: true, 95, 40, 10);
        await PollAtAsync(host, 130, hasOlder: false);

        (await PollAtAsync(host, 160, hasOlder: true, 150, 110, 95, 40)).Gap.ShouldBeNull();
    }

    // A run that was cut off after the metadata is gone on with, and says what it would have said.
    [Fact]
    public async Task Gap_BeforeASnapshot_IsReportedAlsoByTheRunThatCompletesIt()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);
        host.Host.Time.Advance(TimeSpan.FromMinutes(300));
        host.Spotify.Restart();
        host.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson());

        var first = await host.WithAnswers(RecentPages.Of(hasOlder: true, 315, 311)).CollectAsync(Cancel);
        var second = await host.CollectAsync(Cancel);

        first.Gap.ShouldBe(new InstantRange(At(20), At(311)));
        second.Gap.ShouldBe(first.Gap);
    }

    [Fact]
    public async Task QuietTime_ThatANewerPageDoesNotReachBackTo_GoesWithTheNextInput()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);
        await PollAtAsync(host, 200, hasOlder: true, 19);
        await PollAtAsync(host, 400, hasOlder: true, 390);

        await PollAtAsync(host, 600, hasOlder: true, 390);

        InstantRange[] observed = [new(At(19), At(200)), new(At(390), At(600))];
        (await new HistoryStore(_objects).LoadAsync(SpotifyHost.UserId, Cancel))!.Observed.Ranges.ShouldBe(observed);
        await host.Get<Aggregator>().ApplyAsync(SpotifyHost.UserId, AggregationKind.Rebuild, Cancel);
        (await new HistoryStore(_objects).LoadAsync(SpotifyHost.UserId, Cancel))!.Observed.Ranges.ShouldBe(observed);
    }

    [Fact]
    public async Task QuietTime_BeforeASnapshot_GoesWithTheSnapshot()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);
        await PollAtAsync(host, 120, hasOlder: true, 19);

        host.Host.Time.Advance(TimeSpan.FromMinutes(200));
        host.Spotify.Restart();
        host.Spotify.On(SpotifyHost.Token, HttpStatusCode.OK, SpotifyHost.TokenJson());
        await host.WithAnswers(RecentPages.Of(hasOlder: true, 315, 311)).CollectAsync(Cancel);

        (await new HistoryStore(_objects).LoadAsync(SpotifyHost.UserId, Cancel))!.Observed.Ranges
            .ShouldBe([new InstantRange(At(19), At(120)), new InstantRange(At(311), At(320))]);
    }

    [Fact]
    public async Task PollsInOneSecond_TheLaterTakesTheNext()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);

        (await PollAtAsync(host, 20, hasOlder: true, 18, 19)).PollId.ShouldBe("2026-03-02T08-20-01Z");
    }

    [Fact]
    public async Task Crash_BetweenAnyTwoWrites_LosesOnlyWhatWasNeverWritten()
    {
        var counted = new DyingObjectStore(_objects);
        using (var host = await StartAsync(counted))
        {
            await PollAtAsync(host, 20, hasOlder: true, 19, 12);
        }

        for (var writes = 0; writes < counted.Writes.Count; writes++)
        {
            Instant[] expected = writes == 0 ? [At(1_490)] : [At(12), At(19), At(1_490)];
            (await EndsAfterCrashAsync(writes)).ShouldBe(expected, $"after {writes} writes");
        }
    }

    [Fact]
    public async Task CorruptMonth_IsAnErrorThatNamesItsKey()
    {
        using var host = await StartAsync(_objects);
        await PollAtAsync(host, 20, hasOlder: true, 19);
        var month = (await new ManifestStore(_objects).FindAsync(SpotifyHost.UserId, Cancel))!.Months.ShouldHaveSingleItem();
        var key = $"users/ada/aggregated/versions/{month.Version}.parquet";
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

    private static async Task<IReadOnlyList<Instant>> EndsAfterCrashAsync(int writes)
    {
        var objects = new MemoryObjectStore(new ManualTimeProvider(SpotifyHost.Start));
        using (var host = await StartAsync(new DyingObjectStore(objects, writes), objects))
        {
            await Should.ThrowAsync<KilledException>(() => PollAtAsync(host, 20, hasOlder: true, 19, 12));
        }

        // The next process polls a day later: the former plays have left Spotify's window.
        using var next = new CollectionHost(objects);
        await PollAtAsync(next, 1_500, hasOlder: true, 1_490);
        return await MergedPlays.EndsAsync(objects, Cancel);
    }

    private Task<CollectionHost> StartAsync(IObjectStore objects) => StartAsync(objects, _objects);

    private static async Task<CollectionHost> StartAsync(IObjectStore objects, IObjectStore setUpIn)
    {
        using (var setup = new SpotifyHost(setUpIn))
        {
            await setup.WithAccountAsync(Cancel);
        }

        return new CollectionHost(objects);
    }
}
