using System.Net;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Tests.Spotify;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Collection;

/// <summary>A snapshot that is given up has read plays that Spotify may have forgotten since.</summary>
public sealed class AbandonedSnapshotsTests
{
    private readonly MemoryObjectStore _objects = new(new ManualTimeProvider(SpotifyHost.Start));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plays_OfASnapshotWithoutLists_AreSavedOnce()
    {
        using var host = new CollectionHost(_objects);
        await host.Host.WithAccountAsync(Cancel);
        host.Host.Time.Advance(TimeSpan.FromMinutes(10));
        host.Spotify.On(SpotifyHost.Recent, HttpStatusCode.OK, RecentPages.Of(hasOlder: true, 9, 6, 3));
        host.Spotify.On(CollectionHost.TopTracks("short_term"), HttpStatusCode.Forbidden, "{}");
        await Should.ThrowAsync<SpotifyForbiddenException>(() => host.CollectAsync(Cancel));
        (await new ManifestStore(_objects).FindAsync(SpotifyHost.UserId, Cancel)).ShouldBeNull();

        (await host.Get<AbandonedSnapshots>().SaveAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel)).ShouldBeTrue();
        (await host.Get<AbandonedSnapshots>().SaveAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel)).ShouldBeFalse("they are known now");

        var history = (await new HistoryStore(_objects).LoadAsync(SpotifyHost.UserId, Cancel))!;
        history.Tracks.Names.ToArray().ShouldBe(["Track 3", "Track 6", "Track 9"], ignoreOrder: true);
        history.Plays.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Snapshot_ThatIsWhole_IsLeftAlone()
    {
        using var host = new CollectionHost(_objects);
        await host.Host.WithAccountAsync(Cancel);
        host.WithAnswers(RecentPages.Of(hasOlder: true, 9, 6, 3));
        await host.CollectAsync(Cancel);

        (await host.Get<AbandonedSnapshots>().SaveAsync(SpotifyHost.UserId, CollectionHost.SnapshotId, Cancel)).ShouldBeFalse();
        (await host.Get<AbandonedSnapshots>().SaveAsync(SpotifyHost.UserId, "2026-03-01T08-00-00Z", Cancel)).ShouldBeFalse("there is none");
    }
}
