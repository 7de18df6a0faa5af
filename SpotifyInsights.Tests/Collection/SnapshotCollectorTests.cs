using System.Net;
using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
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

    // The oldest and the newest of the page's three plays.
    private static readonly SeenPlays Seen = new(3, Instant.FromUtc(2026, 3, 2, 8, 0) + Duration.FromMilliseconds(123), Instant.FromUtc(2026, 3, 2, 8, 10) + Duration.FromMilliseconds(497), Lately: Instant.FromUtc(2026, 3, 2, 8, 0) + Duration.FromMilliseconds(123));

    private readonly MemoryObjectStore _objects = new(Clock());

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
        store.Writes.Take(WritesInOrder.Length).ShouldBe(WritesInOrder);

        // Four entries of the page are no plays of a track, and one entry of each list is null.
        result.ShouldBe(new SnapshotResult(CollectionHost.SnapshotId, await DataVersionAsync(), Calls: 8, Skipped: 4 + 6, Seen, Gap: null));
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

    [Fact]
    public async Task Crash_BetweenAnyTwoWrites_IsCompletedByTheRetry()
    {
        var undisturbed = new MemoryObjectStore(Clock());
        var counted = new DyingObjectStore(undisturbed);
        using (var host = await StartAsync(counted, undisturbed))
        {
            await host.CollectAsync(Cancel);
        }

        counted.Writes.Count.ShouldBeGreaterThan(WritesInOrder.Length);
        for (var writes = 0; writes < counted.Writes.Count; writes++)
        {
            await CrashAndRetryAsync(writes, undisturbed);
        }
    }

    [Fact]
    public async Task Snapshot_ThatIsWhole_IsAppliedAndNotTakenAgain()
    {
        using var host = await StartAsync(_objects);
        var first = await host.CollectAsync(Cancel);
        host.Spotify.Restart();

        var second = await host.CollectAsync(Cancel);

        second.ShouldBe(first with { Calls = 0, Skipped = 0, Seen = null });
        host.Spotify.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Quota_InTheMiddle_KeepsWhatIsThereForTheRunAfterIt()
    {
        using var host = new CollectionHost(_objects);
        await host.Host.WithAccountAsync(Cancel);
        host.Spotify.On(CollectionHost.TopTracks("medium_term"), HttpStatusCode.TooManyRequests, """{"error":{"status":429,"reason":"QUOTA_EXCEEDED"}}""", TimeSpan.FromHours(5))
            .On(CollectionHost.TopTracks("medium_term"), HttpStatusCode.OK, Recorded.Read("top-tracks-full.json"));
        host.WithAnswers(Recorded.Read("recent-full.json"));

        await Should.ThrowAsync<QuotaBlockedException>(() => host.CollectAsync(Cancel));
        host.Calls.Count.ShouldBe(3);
        (await MergedPlays.EndsAsync(_objects, Cancel)).ShouldBeEmpty();
        host.Host.Time.Advance(TimeSpan.FromHours(5));
        await host.CollectAsync(Cancel);

        host.Calls.Count.ShouldBe(3 + 6);
        host.Calls.Count(call => call == SpotifyHost.Recent).ShouldBe(1);
    }

    [Fact]
    public async Task Profile_OfAnotherListener_EndsTheSnapshotBeforeItExists()
    {
        using var host = new CollectionHost(_objects);
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
        using var host = new CollectionHost(_objects);
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
        (await MergedPlays.EndsAsync(_objects, Cancel)).ShouldBeEmpty();
    }

    // The page and each list are asked for unless their file is there; the profile unless the metadata is.
    private static int CallsLeftAfter(int writes) => writes >= 10 ? 0 : 1 + (7 - Math.Min(writes, 7));

    private static async Task CrashAndRetryAsync(int writes, MemoryObjectStore undisturbed)
    {
        var objects = new MemoryObjectStore(Clock());
        using (var host = await StartAsync(new DyingObjectStore(objects, writes), objects))
        {
            await Should.ThrowAsync<KilledException>(() => host.CollectAsync(Cancel));
        }

        // By the time of the retry other plays fill Spotify's window, unless the first run had not even kept its page.
        using var retry = new CollectionHost(objects)
            .WithAnswers(writes == 0 ? Recorded.Read("recent-full.json") : RecentPages.Of(hasOlder: true, 170));
        var result = await retry.CollectAsync(Cancel);

        result.SnapshotId.ShouldBe(CollectionHost.SnapshotId);
        retry.Calls.Count.ShouldBe(CallsLeftAfter(writes), $"after {writes} writes");
        await ShouldBeEqualAsync(objects, undisturbed, writes);
        (await MergedPlays.EndsAsync(objects, Cancel)).Count.ShouldBe(3);
    }

    // Every object but two: the metadata of a resumed snapshot says that its calls were not counted, and tokens are encrypted anew each time.
    private static async Task ShouldBeEqualAsync(MemoryObjectStore objects, MemoryObjectStore expected, int writes)
    {
        var keys = await expected.ListAsync("users/", null, Cancel).Select(listed => listed.Key).ToListAsync(Cancel);
        (await objects.ListAsync("users/", null, Cancel).Select(listed => listed.Key).ToListAsync(Cancel)).ShouldBe(keys, $"after {writes} writes");
        foreach (var key in keys.Where(key => key != WritesInOrder[^1] && !key.EndsWith("/account.json", StringComparison.Ordinal)))
        {
            (await objects.GetAsync(key, Cancel))!.Content.ToArray().ShouldBe(
                (await expected.GetAsync(key, Cancel))!.Content.ToArray(), $"{key} after {writes} writes");
        }
    }

    private static ManualTimeProvider Clock() => new(SpotifyHost.Start);

    private async Task<string?> DataVersionAsync() => (await new ManifestStore(_objects).FindAsync(SpotifyHost.UserId, Cancel))!.DataVersion;

    private Task<CollectionHost> StartAsync(IObjectStore objects) => StartAsync(objects, _objects);

    private static async Task<CollectionHost> StartAsync(IObjectStore objects, IObjectStore setUpIn)
    {
        using (var setup = new SpotifyHost(setUpIn))
        {
            await setup.WithAccountAsync(Cancel);
        }

        return new CollectionHost(objects).WithAnswers(Recorded.Read("recent-full.json"));
    }

    private sealed class StepAction(Action<CollectionStep> action) : IProgress<CollectionStep>
    {
        public void Report(CollectionStep value) => action(value);
    }
}
