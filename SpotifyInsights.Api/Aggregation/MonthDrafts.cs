using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>The months that inputs touch when they come or go, and what is known of each of them then.</summary>
internal sealed class MonthDrafts
{
    private readonly Dictionary<YearMonth, MonthDraft> drafts = [];
    private readonly List<ImportedNeighbourhood> imports = [];
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
            var witness = WitnessOf(play, page, input);
            foreach (var month in WitnessTime.MonthsTouchedBy(witness))
            {
                Draft(month).Add(witness);
            }
        }

        AddObserved(new InstantRange(page.Plays.Min(play => play.PlayedAt), page.CollectedAt));
    }

    /// <summary>Takes an import in, which is read while its months are worked out.</summary>
    public void Add(IImportedMonths import) => imports.Add(new ImportedNeighbourhood(import));

    /// <summary>Takes imports out again. Which months they touched only the months know.</summary>
    public void TakeBack(IEnumerable<string> importIds) => takenBack.UnionWith(importIds);

    /// <summary>The months to be worked out anew, where <paramref name="former"/> are all that there are.</summary>
    public IEnumerable<YearMonth> Due(IEnumerable<YearMonth> former)
    {
        var touched = drafts.Keys.Concat(imports.SelectMany(import => import.MayTouch));
        return (takenBack.Count > 0 ? touched.Concat(former) : touched).Distinct();
    }

    /// <summary>The version of a month of which one import tells and nobody else, where that takes no ordinary merge; otherwise null.</summary>
    public VersionRows? FindAlone(YearMonth month, KnownMonths known) =>
        imports is [var import] && takenBack.Count == 0 && !drafts.ContainsKey(month) && !known.Has(month) && !known.Has(month.PlusMonths(-1)) && !known.Has(month.PlusMonths(1))
            ? import.FindAlone(month)
            : null;

    /// <summary>What is known of a month now: nothing (no witness and no time observed) means that the month is not there.</summary>
    public async Task<(IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed)> GatherAsync(
        YearMonth month, KnownMonths known, CancellationToken cancellationToken)
    {
        var (witnesses, observed) = await known.ReadAsync(month, cancellationToken);
        var draft = drafts.GetValueOrDefault(month);
        if (witnesses.Count == 0 && (draft?.HasWitnessOf(month) == true || imports.Exists(import => import.Has(month))))
        {
            witnesses = await known.ReadNeighboursOfAsync(month, cancellationToken);
        }

        if (draft is not null)
        {
            (witnesses, observed) = draft.On(witnesses, observed);
        }

        foreach (var import in imports)
        {
            var touching = import.Touching(month);
            witnesses = witnesses.Count == 0 ? touching : WitnessSet.Union(touching, witnesses);
        }

        // A month exists by a witness whose own end lies in it, or by observed time.
        witnesses = WitnessSet.Without(witnesses, takenBack);
        return (witnesses.Any(witness => WitnessTime.MonthOf(witness) == month) ? witnesses : [], observed);
    }

    /// <summary>Months before this one are not asked for any more.</summary>
    public void ForgetBefore(YearMonth month) => imports.ForEach(import => import.ForgetBefore(month));

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
