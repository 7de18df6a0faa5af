using System.Net;
using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Collection;

public sealed class SnapshotCollectorTests
{
    private const string Folder = $"users/{SpotifyHost.UserId}/snapshots/{CollectionHost.SnapshotId}/";

    // What a whole snapshot writes, in the order in which it must.
    private static readonly string[] WritesInOrder =
    [
        Folder + "recent_tracks.parquet",
        Folder + "top_tracks_short.parquet",
        Folder + "top_tracks_medium.parquet",
        Folder + "top_tracks_long.parquet",
        Folder + "top_artists_short.parquet",
        Folder + "top_artists_medium.parquet",
        Folder + "top_artists_long.parquet",
        Folder + "computed_metrics.json",
        $"users/{SpotifyHost.UserId}/profile.json",
        Folder + "metadata.json",
    ];

    private readonly MemoryObjectStore _objects = new(new ManualTimeProvider(SpotifyHost.Start));
    private readonly AppliedInMemory _applied;

    public SnapshotCollectorTests() => _applied = new AppliedInMemory(_objects);

    public static TheoryData<int> WritesBeforeTheCrash => [.. Enumerable.Range(0, 11)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Snapshot_Undisturbed_TakesEightCallsAndWritesTheMetadataLast()
    {
        var store = new DyingObjectStore(_objects);
        using var host = await StartAsync(store);
        var steps = new ReportedSteps();

        var result = await host.CollectAsync(Cancel, steps);

        host.Calls.ShouldBe(
        [
            SpotifyHost.Recent,
            CollectionHost.TopTracks("short_term"), CollectionHost.TopTracks("medium_term"), CollectionHost.TopTracks("long_term"),
            CollectionHost.TopArtists("short_term"), CollectionHost.TopArtists("medium_term"), CollectionHost.TopArtists("long_term"),
            SpotifyHost.Me,
        ]);
        store.Writes.ShouldBe(WritesInOrder);

        // Four entries of the page are no plays of a track, and one entry of each list is null.
        result.ShouldBe(new SnapshotResult(CollectionHost.SnapshotId, "version of 1 inputs", Calls: 8, Skipped: 4 + 6));
        steps.Steps.Select(step => step.Number).ShouldBe(Enumerable.Range(1, 9));
        steps.Steps.Select(step => step.Text).ShouldBe(
        [
            "Fetching recently played tracks...",
            "Fetching top tracks (short-term)...",
            "Fetching top tracks (medium-term)...",
            "Fetching top tracks (long-term)...",
            "Fetching top artists (short-term)...",
            "Fetching top artists (medium-term)...",
            "Fetching top artists (long-term)...",
            "Computing metrics...",
            "Saving to cloud storage...",
        ]);
    }

    [Fact]
    public async Task Snapshot_Undisturbed_SaysWhatItIs()
    {
        using var host = await StartAsync(_objects);

        await host.CollectAsync(Cancel);

        var metadata = (await host.Get<SnapshotStore>().FindMetadataAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel))!;
        metadata.Rows!.ShouldBe(
            new Dictionary<string, int>
            {
                ["recent_tracks.parquet"] = 3,
                ["top_tracks_short.parquet"] = 2,
                ["top_tracks_medium.parquet"] = 2,
                ["top_tracks_long.parquet"] = 2,
                ["top_artists_short.parquet"] = 2,
                ["top_artists_medium.parquet"] = 2,
                ["top_artists_long.parquet"] = 2,
            },
            ignoreOrder: true);
        (metadata with { Rows = null, CollectorVersion = null }).ShouldBe(new SnapshotMetadata
        {
            Timestamp = Instant.FromUtc(2026, 3, 2, 8, 0),
            UserId = "ada",
            DisplayName = "Ada",
            Country = "NL",
            Product = "premium",
            ApiVersion = "2025-11",
            Snapshot = CollectionHost.SnapshotId,
            Source = "spotify",
            Forced = true,
            Calls = 8,
        });
        metadata.CollectorVersion.ShouldBe("0.1.0");
        var profile = (await host.Get<ProfileStore>().FindAsync(SpotifyHost.UserId, Cancel))!;
        profile.AccountId.ShouldBe("acc-ada");
        profile.Images.ShouldHaveSingleItem().ShouldBe(new ProfileImage("https://images.example/ada.jpg", 64, null));
        profile.UpdatedAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 8, 0));
    }

    [Fact]
    public async Task Page_IsStoredWithWhatItProves()
    {
        using var host = await StartAsync(_objects);
        host.Host.Time.Advance(TimeSpan.FromMilliseconds(1234.5));

        await host.CollectAsync(Cancel);

        var page = (await host.Get<SnapshotStore>().ReadRecentTracksAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel))!;
        page.IsWhole.ShouldBeFalse();
        page.CollectedAt.ShouldBe(Instant.FromUtc(2026, 3, 2, 8, 0) + Duration.FromMilliseconds(1234));
        page.Plays.Select(play => play.Track.TrackName).ShouldBe(["Harbour", "Take 3", "Ebb"]);
    }

    [Theory]
    [MemberData(nameof(WritesBeforeTheCrash))]
    public async Task Crash_BetweenAnyTwoWrites_IsCompletedByTheRetry(int writes)
    {
        var undisturbed = await UndisturbedAsync();
        using (var host = await StartAsync(new DyingObjectStore(_objects, writes)))
        {
            _applied.Fault = new KilledException();
            await Should.ThrowAsync<KilledException>(() => host.CollectAsync(Cancel));
        }

        _applied.Fault = null;
        using var retry = new CollectionHost(_objects, _applied);

        // Three hours later the plays have left Spotify's window.
        retry.WithAnswers(writes == 0 ? Recorded.Read("recent-full.json") : RecentPages.Of(hasOlder: true, 170));
        var result = await retry.CollectAsync(Cancel);

        result.SnapshotId.ShouldBe(CollectionHost.SnapshotId);
        retry.Calls.Count.ShouldBe(CallsLeftAfter(writes));
        (await retry.Get<SnapshotStore>().ListAsync(SpotifyHost.UserId, null, Cancel).ToListAsync(Cancel)).ShouldBe([CollectionHost.SnapshotId]);
        foreach (var key in WritesInOrder[..^1])
        {
            var stored = (await _objects.GetAsync(key, Cancel))!;
            stored.Content.ToArray().ShouldBe(undisturbed[key], key);
        }

        _applied.Plays.Values.ShouldBe([1, 1, 1]);
    }

    [Fact]
    public async Task Snapshot_ThatIsWhole_IsAppliedAndNotTakenAgain()
    {
        using var host = await StartAsync(_objects);
        await host.CollectAsync(Cancel);
        host.Spotify.Restart();

        var result = await host.CollectAsync(Cancel);

        result.ShouldBe(new SnapshotResult(CollectionHost.SnapshotId, "version of 1 inputs", Calls: 0, Skipped: 0));
        host.Spotify.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Quota_InTheMiddle_KeepsWhatIsThereForTheRunAfterIt()
    {
        using var host = new CollectionHost(_objects, _applied);
        await host.Host.WithAccountAsync(Cancel);
        host.Spotify.On(CollectionHost.TopTracks("medium_term"), HttpStatusCode.TooManyRequests, """{"error":{"status":429,"reason":"QUOTA_EXCEEDED"}}""", TimeSpan.FromHours(5))
            .On(CollectionHost.TopTracks("medium_term"), HttpStatusCode.OK, Recorded.Read("top-tracks-full.json"));
        host.WithAnswers(Recorded.Read("recent-full.json"));

        await Should.ThrowAsync<QuotaBlockedException>(() => host.CollectAsync(Cancel));
        host.Calls.Count.ShouldBe(3);
        _applied.Plays.ShouldBeEmpty();
        host.Host.Time.Advance(TimeSpan.FromHours(5));
        await host.CollectAsync(Cancel);

        host.Calls.Count.ShouldBe(3 + 6);
        host.Calls.Count(call => call == SpotifyHost.Recent).ShouldBe(1);
    }

    [Fact]
    public async Task Profile_OfAnotherListener_EndsTheSnapshotBeforeItExists()
    {
        using var host = new CollectionHost(_objects, _applied);
        await host.Host.WithAccountAsync(Cancel);
        host.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, """{"id":"eve"}""");
        host.WithAnswers(Recorded.Read("recent-full.json"));

        await Should.ThrowAsync<SpotifyResponseException>(() => host.CollectAsync(Cancel));

        (await host.Get<SnapshotStore>().IsWholeAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel)).ShouldBeFalse();
        (await _objects.GetAsync("users/ada/profile.json", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Listener_WithoutAnyPlay_HasAWholeSnapshot()
    {
        using var host = new CollectionHost(_objects, _applied);
        await host.Host.WithAccountAsync(Cancel);
        host.Spotify.On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));
        foreach (var range in new[] { "short_term", "medium_term", "long_term" })
        {
            host.Spotify.On(CollectionHost.TopTracks(range), HttpStatusCode.OK, Recorded.Read("top-empty.json"));
            host.Spotify.On(CollectionHost.TopArtists(range), HttpStatusCode.OK, Recorded.Read("top-empty.json"));
        }

        host.Spotify.On(SpotifyHost.Recent, HttpStatusCode.OK, Recorded.Read("recent-empty.json"));
        await host.CollectAsync(Cancel);

        var store = host.Get<SnapshotStore>();
        var page = (await store.ReadRecentTracksAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel))!;
        page.Plays.ShouldBeEmpty();
        page.IsWhole.ShouldBeTrue();
        (await store.ReadTopArtistsAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, TimeRange.Long, Cancel))!.ShouldBeEmpty();
        (await store.FindMetadataAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel))!.Country.ShouldBeNull();
    }

    [Fact]
    public async Task Cancellation_LeavesNoSnapshot()
    {
        using var host = await StartAsync(_objects);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var progress = new StepAction(step =>
        {
            if (step == CollectionStep.TopArtists(TimeRange.Medium))
            {
                cancel.Cancel();
            }
        });

        await Should.ThrowAsync<OperationCanceledException>(() => host.CollectAsync(cancel.Token, progress));

        (await host.Get<SnapshotStore>().IsWholeAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel)).ShouldBeFalse();
        _applied.Plays.ShouldBeEmpty();
    }

    // The page and each list are asked for unless their file is there; the profile unless the metadata is.
    private static int CallsLeftAfter(int writes) => writes >= 10 ? 0 : 1 + (7 - Math.Min(writes, 7));

    private async Task<Dictionary<string, byte[]>> UndisturbedAsync()
    {
        var objects = new MemoryObjectStore(new ManualTimeProvider(SpotifyHost.Start));
        using var host = new CollectionHost(objects, new AppliedInMemory(objects));
        await host.Host.WithAccountAsync(Cancel);
        await host.WithAnswers(Recorded.Read("recent-full.json")).CollectAsync(Cancel);
        var files = new Dictionary<string, byte[]>();
        foreach (var key in WritesInOrder)
        {
            files.Add(key, (await objects.GetAsync(key, Cancel))!.Content.ToArray());
        }

        return files;
    }

    private async Task<CollectionHost> StartAsync(IObjectStore objects)
    {
        using (var setup = new SpotifyHost(_objects))
        {
            await setup.WithAccountAsync(Cancel);
        }

        return new CollectionHost(objects, _applied).WithAnswers(Recorded.Read("recent-full.json"));
    }

    private sealed class StepAction(Action<CollectionStep> action) : IProgress<CollectionStep>
    {
        public void Report(CollectionStep value) => action(value);
    }
}
