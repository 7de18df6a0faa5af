using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>The months that new inputs touch, and what the manifest counts once they are written.</summary>
internal sealed class MonthDrafts
{
    private readonly Dictionary<YearMonth, MonthDraft> drafts = [];

    /// <summary>Takes a page in: its plays, and the time it covers, which is from its oldest play to its collection.</summary>
    public void Add(CollectedInput input)
    {
        if (input.Page is not { Plays.Count: > 0 } page)
        {
            return;
        }

        foreach (var play in page.Plays)
        {
            Draft(MonthOf(play.PlayedAt)).Add(WitnessOf(play, page, input));
        }

        AddObserved(new InstantRange(page.Plays.Min(play => play.PlayedAt), page.CollectedAt));
    }

    /// <summary>Writes the touched months, and a following month whose first estimate hangs on a changed end; returns all months that count.</summary>
    public async Task<IReadOnlyList<MonthEntry>> WriteAsync(
        string userId, IReadOnlyList<MonthEntry> former, MonthVersionStore store, CancellationToken cancellationToken)
    {
        var entries = new SortedDictionary<YearMonth, MonthEntry>(former.ToDictionary(entry => entry.Month));
        var due = new SortedSet<YearMonth>(drafts.Keys);
        while (due.Count > 0)
        {
            var month = due.Min;
            due.Remove(month);
            var known = entries.GetValueOrDefault(month);
            var version = await ReworkAsync(userId, month, known, PreviousEnd(entries, month), store, cancellationToken);
            entries[month] = await store.PutAsync(userId, version, known, cancellationToken);
            if (entries[month].LastPlayedAt != known?.LastPlayedAt && NextWithPlays(entries, month) is { } next)
            {
                due.Add(next.Month);
            }
        }

        return [.. entries.Values];
    }

    private static Instant? PreviousEnd(SortedDictionary<YearMonth, MonthEntry> entries, YearMonth month) =>
        entries.Values.LastOrDefault(entry => entry.Month < month && entry.Rows > 0)?.LastPlayedAt;

    private static MonthEntry? NextWithPlays(SortedDictionary<YearMonth, MonthEntry> entries, YearMonth month) =>
        entries.Values.FirstOrDefault(entry => entry.Month > month && entry.Rows > 0);

    private static Witness WitnessOf(ReportedPlay play, RecentTracksPage page, CollectedInput input) => new()
    {
        PlayedAt = play.PlayedAt,
        Track = play.Track,
        ContextType = play.ContextType,
        ContextUri = play.ContextUri,
        FirstSnapshotAt = input.IsSnapshot ? CollectionId.ToInstant(input.Id) : null,
        SnapshotCollectedAt = input.IsSnapshot ? page.CollectedAt : null,
        PollCollectedAt = input.IsSnapshot ? null : page.CollectedAt,
    };

    private static YearMonth MonthOf(Instant instant) => instant.InUtc().Date.ToYearMonth();

    private async Task<MonthVersion> ReworkAsync(
        string userId, YearMonth month, MonthEntry? known, Instant? previousEnd, MonthVersionStore store, CancellationToken cancellationToken)
    {
        var (witnesses, observed) = known is null ? ([], []) : await store.ReadWitnessesAsync(userId, known, cancellationToken);
        if (drafts.TryGetValue(month, out var draft))
        {
            (witnesses, observed) = draft.On(witnesses, observed);
        }

        return new MonthVersion(month, witnesses, PlayMerger.Merge(witnesses, previousEnd), observed);
    }

    private void AddObserved(InstantRange range)
    {
        for (var from = range.From; from < range.To;)
        {
            var month = MonthOf(from);
            var end = month.PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            var to = Instant.Min(end, range.To);
            Draft(month).AddObserved(new InstantRange(from, to));
            from = to;
        }
    }

    private MonthDraft Draft(YearMonth month)
    {
        if (!drafts.TryGetValue(month, out var draft))
        {
            drafts[month] = draft = new MonthDraft();
        }

        return draft;
    }
}
