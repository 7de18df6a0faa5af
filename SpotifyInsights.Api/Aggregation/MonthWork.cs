using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>
/// Works months out, the oldest first, several at once where there are many: a month only waits for the end of the play before it, which is known long before
/// the month before it is written.
/// </summary>
internal sealed class MonthWork(MonthDrafts drafts, KnownMonths known, IReadOnlyList<MonthEntry> former, MonthTarget target)
{
    // Fewer are done one after the other: there is nothing to gain.
    private const int Many = 6;
    private const int MostAtOnce = 4;

    private readonly SortedDictionary<YearMonth, MonthEntry> entries = new(former.ToDictionary(entry => entry.Month));
    private readonly SortedSet<YearMonth> due = [.. drafts.Due(former.Select(entry => entry.Month))];
    private readonly Queue<Running> running = new();

    /// <summary>Works out what the drafts touch, and a following month whose first estimate hangs on a changed end; returns all months that count.</summary>
    public async Task<IReadOnlyList<MonthEntry>> RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await RunDueAsync(due.Count >= Many ? Math.Clamp(Environment.ProcessorCount, 1, MostAtOnce) : 1, stopping.Token);
        }
        catch
        {
            // Nothing goes on in the background once this has failed.
            await stopping.CancelAsync();
            await Task.WhenAll(running.Select(month => month.Work)).ContinueWith(static _ => { }, TaskScheduler.Default);
            throw;
        }

        return [.. entries.Values];
    }

    private async Task RunDueAsync(int atOnce, CancellationToken cancellationToken)
    {
        var previous = (Month: (YearMonth?)null, End: Task.FromResult<Instant?>(null));
        while (due.Count > 0)
        {
            var month = due.Min;
            due.Remove(month);
            known.ForgetBefore(month.PlusMonths(-1 - atOnce));
            drafts.ForgetBefore(month.PlusMonths(-1 - atOnce));
            var before = LastEndBetween(previous.Month, month) is { } end ? Task.FromResult<Instant?>(end) : previous.End;
            var next = Start(month, before, isAlone: atOnce == 1, cancellationToken);
            running.Enqueue(next);
            previous = (month, EndOrAsync(next.LastEnd, before));
            await AddNextAsync(next);
            if (running.Count >= atOnce)
            {
                await CollectAsync();
            }
        }

        while (running.Count > 0)
        {
            await CollectAsync();
        }
    }

    private Running Start(YearMonth month, Task<Instant?> previousEnd, bool isAlone, CancellationToken cancellationToken)
    {
        var lastEnd = new TaskCompletionSource<Instant?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = entries.GetValueOrDefault(month);
        var work = isAlone ? WorkAsync() : Task.Run(WorkAsync, CancellationToken.None);
        return new Running(month, before, lastEnd.Task, work);

        async Task<(WorkedMonth?, MonthEntry?)> WorkAsync()
        {
            try
            {
                return await ReworkAsync(month, before, previousEnd, lastEnd, cancellationToken);
            }
            catch (Exception failure)
            {
                // Whoever waits for the end hears of it; the work itself tells why.
                lastEnd.TrySetException(failure);
                _ = lastEnd.Task.Exception;
                throw;
            }
        }
    }

    private async Task<(WorkedMonth? Worked, MonthEntry? Entry)> ReworkAsync(
        YearMonth month, MonthEntry? before, Task<Instant?> previousEnd, TaskCompletionSource<Instant?> lastEnd, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (drafts.FindAlone(month, known) is { } alone)
        {
            lastEnd.SetResult(alone.Plays.LastEnd);
            return (new WorkedMonth(month, Version: null), await target.PutAsync(alone, before, cancellationToken));
        }

        var (witnesses, observed) = await drafts.GatherAsync(month, known, cancellationToken);
        var unfinished = PlayMerger.BeginMonth(month, witnesses);
        lastEnd.SetResult(unfinished.LastEnd);
        if (witnesses.Count == 0 && observed.Count == 0)
        {
            return (null, null);
        }

        var version = new MonthVersion(month, witnesses, unfinished.Finish(await previousEnd), observed);
        return (new WorkedMonth(month, version), await target.PutAsync(VersionRows.Of(version), before, cancellationToken));
    }

    /// <summary>A month that nothing touches, but whose first play follows another one now.</summary>
    private async Task AddNextAsync(Running changed)
    {
        if (entries.FirstOrDefault(entry => entry.Key > changed.Month && entry.Value.Rows > 0).Value is { } next
            && !due.Contains(next.Month)
            && await changed.LastEnd != changed.Before?.LastPlayedAt)
        {
            due.Add(next.Month);
        }
    }

    private async Task CollectAsync()
    {
        var month = running.Peek();
        var (worked, entry) = await month.Work;
        running.Dequeue();
        if (entry is null)
        {
            entries.Remove(month.Month);
            return;
        }

        entries[month.Month] = entry;
        if (worked is not null)
        {
            target.Told?.Invoke(worked);
        }
    }

    // Of months that are not worked out again; those that are lie before them in the chain.
    private Instant? LastEndBetween(YearMonth? from, YearMonth to) => entries.Values
        .LastOrDefault(entry => entry.Month < to && (from is null || entry.Month > from) && entry.Rows > 0)?.LastPlayedAt;

    private static async Task<Instant?> EndOrAsync(Task<Instant?> own, Task<Instant?> before) => await own ?? await before;

    private sealed record Running(
        YearMonth Month, MonthEntry? Before, Task<Instant?> LastEnd, Task<(WorkedMonth? Worked, MonthEntry? Entry)> Work);
}
