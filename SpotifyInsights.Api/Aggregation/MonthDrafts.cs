using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>The months that inputs touch when they come or go, and what the manifest counts once they are written.</summary>
internal sealed class MonthDrafts
{
    private readonly Dictionary<YearMonth, MonthDraft> drafts = [];
    private readonly HashSet<string> takenBack = new(StringComparer.Ordinal);

    /// <summary>Takes a page in: its plays, and the time it covers, which is from its oldest play to its collection (and what was quiet before it).</summary>
    public void Add(CollectedInput input)
    {
        if (input.Quiet is { } quiet)
        {
            AddObserved(quiet);
        }

        if (input.Page is not { Plays.Count: > 0 } page)
        {
            return;
        }

        foreach (var play in page.Plays)
        {
            Add(WitnessOf(play, page, input));
        }

        AddObserved(new InstantRange(page.Plays.Min(play => play.PlayedAt), page.CollectedAt));
    }

    /// <summary>Takes what a source says of one play in, for every month whose plays it may change.</summary>
    public void Add(Witness witness)
    {
        foreach (var month in WitnessTime.MonthsTouchedBy(witness))
        {
            Draft(month).Add(witness);
        }
    }

    /// <summary>Takes imports out again. Which months they touched only the months know.</summary>
    public void TakeBack(IEnumerable<string> importIds) => takenBack.UnionWith(importIds);

    /// <summary>Writes the touched months, and a following month whose first estimate hangs on a changed end; returns all months that count.</summary>
    public async Task<IReadOnlyList<MonthEntry>> WriteAsync(
        string userId, IReadOnlyList<MonthEntry> former, MonthVersionStore store, CancellationToken cancellationToken)
    {
        var known = new KnownMonths(userId, former, store);
        var entries = new SortedDictionary<YearMonth, MonthEntry>(former.ToDictionary(entry => entry.Month));
        var due = new SortedSet<YearMonth>(takenBack.Count > 0 ? drafts.Keys.Concat(entries.Keys) : drafts.Keys);
        while (due.Count > 0)
        {
            var month = due.Min;
            due.Remove(month);
            known.ForgetBefore(month.PlusMonths(-1));
            var before = entries.GetValueOrDefault(month);
            var version = await ReworkAsync(month, known, PreviousEnd(entries, month), cancellationToken);
            if (version is not null)
            {
                entries[month] = await store.PutAsync(userId, version, before, cancellationToken);
            }
            else
            {
                entries.Remove(month);
            }

            if (entries.GetValueOrDefault(month)?.LastPlayedAt != before?.LastPlayedAt && NextWithPlays(entries, month) is { } next)
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

    /// <summary>The month anew, or null when nothing is known of it: a month exists by a witness whose own end lies in it, or by observed time.</summary>
    private async Task<MonthVersion?> ReworkAsync(YearMonth month, KnownMonths known, Instant? previousEnd, CancellationToken cancellationToken)
    {
        var (witnesses, observed) = await known.ReadAsync(month, cancellationToken);
        if (drafts.TryGetValue(month, out var draft))
        {
            if (witnesses.Count == 0 && draft.HasWitnessOf(month))
            {
                witnesses = await known.ReadNeighboursOfAsync(month, cancellationToken);
            }

            (witnesses, observed) = draft.On(witnesses, observed);
        }

        witnesses = WitnessSet.Without(witnesses, takenBack);
        if (!witnesses.Any(witness => WitnessTime.MonthOf(witness) == month))
        {
            witnesses = [];
        }

        return witnesses.Count == 0 && observed.Count == 0
            ? null
            : new MonthVersion(month, witnesses, PlayMerger.MergeMonth(month, witnesses, previousEnd), observed);
    }

    private void AddObserved(InstantRange range)
    {
        for (var from = range.From; from < range.To;)
        {
            var month = UtcMonth.Of(from);
            var to = Instant.Min(UtcMonth.EndOf(month), range.To);
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
