using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Aggregation;

public sealed class PublishedViewTests
{
    private static readonly Collected OfNovember = Snapshot(Instant.FromUtc(2025, 11, 20, 12, 0), Instant.FromUtc(2025, 11, 20, 8, 0));
    private static readonly Collected OfOctober = Snapshot(Instant.FromUtc(2025, 10, 10, 12, 0), Instant.FromUtc(2025, 10, 10, 8, 0));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // The older snapshot became whole late. The file of all plays has a month more in front then, and what was noted of its row groups is of the former file.
    [Fact]
    public async Task Publish_CutOffAfterItsFirstFile_TakesNothingFromThatFile()
    {
        var rig = new ListenerRig();
        await rig.PutAsync([OfNovember]);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        await rig.PutAsync([OfOctober]);
        var cutOff = new TappedObjectStore(rig.Memory)
        {
            After = operation => operation.IsWrite && operation.Key == Keys.AllRecentTracks(ListenerRig.UserId) ? throw new CrashException() : Task.CompletedTask,
        };
        await Should.ThrowAsync<CrashException>(() => new Aggregator(cutOff, rig.Clock).ApplyAsync(ListenerRig.UserId, AggregationKind.Snapshot, Token));

        await rig.ApplyAsync(AggregationKind.Snapshot);

        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync([OfNovember, OfOctober]));
    }

    [Fact]
    public async Task Publish_UnchangedMonth_IsTakenFromTheFormerFile()
    {
        var rig = new ListenerRig();
        await rig.PutAsync([OfNovember]);
        await rig.ApplyAsync(AggregationKind.Snapshot);
        var november = Keys.Version(ListenerRig.UserId, (await rig.ManifestAsync()).Months.ShouldHaveSingleItem().Version);
        await rig.PutAsync([OfOctober]);
        var tally = new StoreTally(rig.Memory);

        await new Aggregator(tally.Store, rig.Clock).ApplyAsync(ListenerRig.UserId, AggregationKind.Snapshot, Token);

        // Once, because the month before it has a new last play, which may change the estimate of its first; not once more to publish it.
        tally.Reads.Count(read => read.Key == november).ShouldBe(1, tally.ToString());
        (await rig.AggregatesAsync()).ShouldBe(await ListenerRig.RebuiltAsync([OfNovember, OfOctober]));
    }

    private static Collected Snapshot(Instant at, Instant end)
    {
        var track = new ReportedTrack { TrackName = "Song", Uri = "spotify:track:song", DurationMs = 180_000 };
        return new Collected(IsSnapshot: true, at, new RecentTracksPage(at, IsWhole: false, [new ReportedPlay(end, track, ContextType: null, ContextUri: null)]), [], []);
    }
}
