using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>One more poll touches as many objects after ten years as after one month.</summary>
public sealed class AggregatorCostTests
{
    private static readonly Instant Newest = Instant.FromUtc(2025, 11, 25, 12, 0);

    [Fact]
    public async Task Apply_OneMorePoll_CostsTheSameAfterOneMonthAndAfterTenYears()
    {
        var young = await CostAsync(months: 1);
        var old = await CostAsync(months: 120);

        old.ShouldBe(young);
    }

    private static async Task<(int Reads, int Changes)> CostAsync(int months)
    {
        var rig = new ListenerRig();
        var polls = Enumerable.Range(0, months * 30).Select(day => Poll(Newest - Duration.FromDays(day + 1)));
        await rig.PutAsync(polls);
        await rig.ApplyAsync(AggregationKind.Rebuild);
        await rig.PutAsync([Poll(Newest)]);
        rig.Objects.Reset();

        await rig.ApplyAsync(AggregationKind.Poll);

        return (rig.Objects.Reads, rig.Objects.Changes);
    }

    // Ten plays a day, and the ten of the day before once more.
    private static Collected Poll(Instant at) => new(
        IsSnapshot: false,
        at,
        new RecentTracksPage(at, IsWhole: false, [.. Enumerable.Range(0, 20).Select(i => Play(at - Duration.FromMinutes(144 * i)))]),
        [],
        []);

    private static ReportedPlay Play(Instant end) =>
        new(end, new ReportedTrack { TrackName = "Song", Uri = "spotify:track:song", DurationMs = 200_000 }, ContextType: null, ContextUri: null);
}
