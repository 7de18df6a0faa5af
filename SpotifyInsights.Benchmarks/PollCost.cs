using System.Text;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Benchmarks;

/// <summary>What it costs to apply one more poll, after a month and after ten years of the same listening.</summary>
public static class PollCost
{
    private const string UserId = "benchmark";
    private const int PlaysPerMonth = 833;
    private const int PollsPerMonth = 240;

    // Older ones are archived, a file for each month: at most 90 days and the month that is not over then.
    private const int MostMonthsApart = 4;
    private const int Polls = 31;
    private const int NewPlaysPerPoll = 5;

    public static async Task MeasureAsync(string scratch, Report report)
    {
        var plays = new SyntheticPlays(100_000);
        var after = new[]
        {
            await StoreAsync(Path.Combine(scratch, "month"), plays, plays.PlayedAt.Length - PlaysPerMonth, PollsPerMonth),
            await StoreAsync(Path.Combine(scratch, "years"), plays, 0, MostMonthsApart * PollsPerMonth),
        };
        var times = new List<double>[] { [], [] };
        for (var poll = 0; poll < Polls; poll++)
        {
            for (var store = 0; store < after.Length; store++)
            {
                times[store].Add(await ApplyAsync(after[store], plays, poll));
            }
        }

        var (month, years) = (Timing.Of(times[0]), Timing.Of(times[1]));
        report.Store("apply one poll after one month, ms", $"{month}");
        report.Store($"apply one poll after ten years (100,000 plays, {120 * PollsPerMonth:N0} polls, {MostMonthsApart * PollsPerMonth:N0} not archived), ms", $"{years}");
        report.Store("ten years beside one month", $"{years.Median / month.Median:0.00}x");
    }

    private static async Task<LocalObjectStore> StoreAsync(string folder, SyntheticPlays plays, int first, int formerPolls)
    {
        var store = new LocalObjectStore(folder, TimeProvider.System, new LocalObjectStoreOptions { FlushToDisk = false });
        await StoredHistory.WriteAsync(store, UserId, plays, first);
        var end = Instant.FromUnixTimeMilliseconds(plays.PlayedAt[^1]);
        for (var i = 1; i <= formerPolls; i++)
        {
            // Long applied: only their names are ever listed.
            var id = CollectionId.From(end - Duration.FromDays(8) - Duration.FromHours(3 * i));
            await store.PutAsync(Keys.PollMetadata(UserId, id), Encoding.UTF8.GetBytes("{}"), PutCondition.None, CancellationToken.None);
        }

        return store;
    }

    private static async Task<double> ApplyAsync(LocalObjectStore store, SyntheticPlays plays, int poll)
    {
        var polls = new PollStore(store);
        var at = Instant.FromUnixTimeMilliseconds(plays.PlayedAt[^1]) + Duration.FromMinutes(60 * (poll + 1));
        var page = Enumerable.Range(0, NewPlaysPerPoll)
            .Select(i => new ReportedPlay(at - Duration.FromMinutes(4 * i), StoredHistory.Track(plays, (poll * 7) + i), ContextType: null, ContextUri: null));
        var id = CollectionId.From(at);
        var metadata = new PollMetadata { Timestamp = at, UserId = UserId, Poll = id };
        await polls.PutAsync(UserId, id, new RecentTracksPage(at, IsWhole: false, [.. page]), metadata, CancellationToken.None);
        var begin = System.Diagnostics.Stopwatch.GetTimestamp();
        await new Aggregator(store, TimeProvider.System).ApplyAsync(UserId, AggregationKind.Poll, CancellationToken.None);
        return System.Diagnostics.Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
