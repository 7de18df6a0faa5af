using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Reference;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Histories;

public sealed class ListeningHistoriesTests
{
    private const string UserId = "ada";
    private static readonly Instant First = Instant.FromUtc(2025, 11, 10, 8, 0);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly ManualTimeProvider time = new(First.ToDateTimeOffset());
    private readonly CommittedHere committed = new();
    private readonly MemoryObjectStore objects;
    private readonly StoreTally tally;
    private readonly ListeningHistories histories;

    public ListeningHistoriesTests()
    {
        objects = new MemoryObjectStore(time);
        tally = new StoreTally(objects);
        histories = new ListeningHistories(new HistoryStore(tally.Store), new ExclusionStore(tally.Store), committed, Options.Create(new CacheOptions()), time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_WithinTheFreshnessWindow_AsksNothing_AndAfterItOnce()
    {
        await PollAsync(First, committed);
        var loaded = await GetAsync();

        time.Advance(Window - TimeSpan.FromMilliseconds(1));
        (await GetAsync()).ShouldBeSameAs(loaded);
        tally.Reads.ShouldBeEmpty();

        time.Advance(TimeSpan.FromMilliseconds(1));
        (await GetAsync()).ShouldBeSameAs(loaded);
        tally.Reads.Select(read => read.Verb).ShouldBe([StoreVerb.Find]);

        time.Advance(Window - TimeSpan.FromMilliseconds(1));
        await GetAsync();
        tally.Reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task MetricRequest_Warm_NoRequestOrOne_AlsoForTheListenersZone()
    {
        await PollAsync(First, committed);
        await new AccountStore(objects).PutAsync(new Account { UserId = UserId, TimeZone = "Asia/Tokyo", CreatedAt = First }, Token);
        var questions = new MetricsQuestions(histories, new PastHistoryStore(tally.Store), new ListenerZones(new AccountStore(tally.Store), committed), new ReferenceRig(tally.Store, time).Data, time);
        await questions.OfAsync(new Questioner(UserId), new MetricsQuery(), Token);
        tally.Reset();

        (await questions.OfAsync(new Questioner(UserId), new MetricsQuery(), Token)).View.Zone.Id.ShouldBe("Asia/Tokyo");
        tally.Reads.ShouldBeEmpty();

        time.Advance(TimeSpan.FromSeconds(30));
        await questions.OfAsync(new Questioner(UserId), new MetricsQuery(), Token);
        tally.Reads.Count.ShouldBe(1);

        // Once a minute it is asked for new reference data too: for their index, and where there is none for an older tool's file.
        tally.Reset();
        time.Advance(TimeSpan.FromHours(1));
        await questions.OfAsync(new Questioner(UserId), new MetricsQuery(), Token);
        tally.Reads.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Zone_ChangedByThisProcess_CountsAtOnce()
    {
        await PollAsync(First, committed);
        var zones = new ListenerZones(new AccountStore(objects), committed);
        (await zones.FindAsync(UserId, "state", Token)).Id.ShouldBe("Etc/UTC");

        await new AccountStore(objects).PutAsync(new Account { UserId = UserId, TimeZone = "Asia/Tokyo", CreatedAt = First }, Token);
        committed.Note(UserId);

        (await zones.FindAsync(UserId, "state", Token)).Id.ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public async Task Commit_OfThisProcess_IsSeenAtOnce()
    {
        await PollAsync(First, committed);
        await GetAsync();

        var version = await PollAsync(First + Duration.FromHours(1), committed);

        (await GetAsync()).History.DataVersion.ShouldBe(version);
    }

    [Fact]
    public async Task Commit_OfAnotherProcess_IsSeenAfterTheWindow_OrWhenAskedFor()
    {
        await PollAsync(First, committed);
        var former = await GetAsync();

        var version = await PollAsync(First + Duration.FromHours(1), new CommittedHere());

        (await GetAsync()).ShouldBeSameAs(former);
        (await GetAsync(version)).History.DataVersion.ShouldBe(version);
        (await GetAsync()).History.DataVersion.ShouldBe(version);
    }

    [Fact]
    public async Task Commit_OfAnotherProcess_WithoutBeingAskedFor_IsSeenAfterTheWindow()
    {
        await PollAsync(First, committed);
        await GetAsync();
        var version = await PollAsync(First + Duration.FromHours(1), new CommittedHere());

        time.Advance(Window);

        (await GetAsync()).History.DataVersion.ShouldBe(version);
    }

    [Fact]
    public async Task ExclusionAndZone_OfAnotherProcess_AreSeenAfterTheWindow()
    {
        await PollAsync(First, committed);
        var zones = new ListenerZones(new AccountStore(objects), committed);
        (await zones.FindAsync(UserId, (await GetAsync()).State, Token)).Id.ShouldBe("Etc/UTC");

        await ExcludeAllAsync();
        await new AccountStore(objects).PutAsync(new Account { UserId = UserId, CreatedAt = First, TimeZone = "Asia/Tokyo" }, Token);
        await new ManifestStore(objects, new CommittedHere()).TellSettingsChangedAsync(UserId, Token);
        (await GetAsync()).History.Plays.Count.ShouldBe(1);
        time.Advance(Window);

        var loaded = await GetAsync();
        loaded.History.Plays.Count.ShouldBe(0);
        (await zones.FindAsync(UserId, loaded.State, Token)).Id.ShouldBe("Asia/Tokyo");
    }

    [Fact]
    public async Task Exclusion_StoredWhileTheHistoryIsLoaded_BelongsToTheStateThatTellsOfIt()
    {
        await PollAsync(First, committed);
        var isChanged = false;
        tally.Store.Before = async operation =>
        {
            // Between the look at the exclusions, which found none, and the one at the manifest.
            if (operation is { Verb: StoreVerb.Get } && operation.Key == Keys.Manifest(UserId) && !isChanged)
            {
                isChanged = true;
                await ExcludeAllAsync();
                await new ManifestStore(objects, new CommittedHere()).TellSettingsChangedAsync(UserId, Token);
            }
        };

        var loaded = await GetAsync();

        isChanged.ShouldBeTrue();
        loaded.State.ShouldBe(await new ManifestStore(objects).FindETagAsync(UserId, Token));
        loaded.History.Plays.Count.ShouldBe(0);
    }

    [Fact]
    public async Task SettingsChanges_AreNoPartOfTheDataVersion_AndOutlastARebuild()
    {
        var version = await PollAsync(First, committed);
        await new ManifestStore(objects, committed).TellSettingsChangedAsync(UserId, Token);
        await new ManifestStore(objects, committed).TellSettingsChangedAsync(UserId, Token);

        await new Aggregator(objects, time, publishesView: true, committed).ApplyAsync(UserId, AggregationKind.Rebuild, Token);

        var manifest = await new ManifestStore(objects).FindAsync(UserId, Token);
        (manifest!.SettingsChanges, manifest.DataVersion).ShouldBe((2, version));
    }

    [Fact]
    public async Task PollWithNothingNew_ExtendsObservedTime_WithoutReadingAMonth()
    {
        await PollAsync(First, committed);
        var loaded = await GetAsync();
        var seenAt = First + Duration.FromHours(3);

        await new ManifestStore(objects, committed).PutLastSeenAsync(
            UserId, await new ManifestStore(objects).FindAsync(UserId, Token), new PollLastSeen(seenAt, First - Duration.FromMinutes(10)), Token);
        var next = await GetAsync();

        tally.Reads.Select(read => read.Verb).ShouldBe([StoreVerb.Find, StoreVerb.Get, StoreVerb.Get]);
        next.History.Plays.ShouldBeSameAs(loaded.History.Plays);
        next.History.Observed.Ranges.ShouldBe([new InstantRange(First - Duration.FromMinutes(10), seenAt)]);
        (await new HistoryStore(objects).LoadAsync(UserId, Token))!.Observed.Ranges.ShouldBe(next.History.Observed.Ranges);
    }

    [Fact]
    public async Task Load_OvertakenByALaterOne_DoesNotReplaceIt()
    {
        await PollAsync(First, committed);
        var (isReading, mayRead) = (new TaskCompletionSource(), new TaskCompletionSource());
        tally.Store.Before = async operation =>
        {
            if (operation.Verb == StoreVerb.GetRange && isReading.TrySetResult())
            {
                await mayRead.Task;
            }
        };
        var slow = histories.GetAsync(UserId, dataVersion: null, Token);
        await isReading.Task;
        time.Advance(TimeSpan.FromSeconds(1));
        var version = await PollAsync(First + Duration.FromHours(1), new CommittedHere());
        (await GetAsync()).History.DataVersion.ShouldBe(version);

        mayRead.SetResult();
        (await slow).History.DataVersion.ShouldNotBe(version);

        (await GetAsync()).History.DataVersion.ShouldBe(version);
        tally.Reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_NothingCollectedYet_IsEmpty_AndSeesTheFirstCommit()
    {
        (await GetAsync()).History.Plays.Count.ShouldBe(0);

        await PollAsync(First, new CommittedHere());

        (await GetAsync()).History.Plays.Count.ShouldBe(1);
    }

    private async Task<LoadedHistory> GetAsync(string? dataVersion = null)
    {
        tally.Reset();
        return await histories.GetAsync(UserId, dataVersion, Token);
    }

    private Task<bool> ExcludeAllAsync() =>
        new ExclusionStore(objects).ChangeAsync(UserId, _ => [new() { Id = "all", CreatedAt = First, Period = new(First - Duration.FromDays(9), First + Duration.FromDays(9)) }], Token);

    // A poll with one play, applied by a process that tells what it commits to `commits`.
    private async Task<string> PollAsync(Instant at, CommittedHere commits)
    {
        var track = new ReportedTrack { TrackName = "Song", Uri = "spotify:track:song", DurationMs = 180_000 };
        var page = new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(at - Duration.FromMinutes(10), track, ContextType: null, ContextUri: null)]);
        await new Collected(IsSnapshot: false, at, page, [], []).PutAsync(objects, UserId, Token);
        var aggregator = new Aggregator(objects, time, publishesView: true, commits);
        return (await aggregator.ApplyAsync(UserId, AggregationKind.Poll, Token)).DataVersion!;
    }
}
