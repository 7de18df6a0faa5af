using NodaTime;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>The next state of a listener's aggregates: a former state and the inputs that come or go, in any order.</summary>
internal sealed class AggregateDraft(Manifest basis, SnapshotCatalogue catalogue)
{
    private readonly MonthDrafts months = new();
    private readonly List<string> polls = [];
    private readonly List<string> snapshots = [];
    private readonly List<AppliedImport> imports = [];
    private readonly HashSet<string> takenBack = new(StringComparer.Ordinal);
    private readonly List<SnapshotCatalogue> sayings = [];
    private Instant? newestPoll;
    private Instant? newestSnapshot;
    private int implausible;

    public bool IsEmpty => polls.Count + snapshots.Count + imports.Count + takenBack.Count == 0;

    public void Add(CollectedInput input)
    {
        months.Add(input);
        var collectedAt = input.Page?.CollectedAt ?? CollectionId.ToInstant(input.Id);
        if (input.Catalogue is null)
        {
            polls.Add(input.Id);
            newestPoll = newestPoll > collectedAt ? newestPoll : collectedAt;
            return;
        }

        snapshots.Add(input.Id);
        sayings.Add(input.Catalogue);
        newestSnapshot = newestSnapshot > collectedAt ? newestSnapshot : collectedAt;
    }

    public void Add(ImportedInput input)
    {
        imports.Add(input.Import);
        implausible += input.Implausible;
        months.Add(input.Months);
    }

    /// <summary>Leaves out imports that are not there any more.</summary>
    public void TakeBack(IReadOnlyCollection<string> importIds)
    {
        takenBack.UnionWith(importIds);
        months.TakeBack(importIds);
    }

    /// <summary>Writes the version files and returns the manifest that would make them count.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="monthVersions">What is known of months.</param>
    /// <param name="target">Where months go.</param>
    /// <param name="catalogues">Where the snapshots' catalogue goes; null: nowhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Manifest> WriteAsync(
        string userId, MonthVersionStore monthVersions, MonthTarget target, SnapshotCatalogueStore? catalogues, CancellationToken cancellationToken)
    {
        var applied = new AppliedInputs
        {
            Polls = basis.Applied.Polls.With(polls, newestPoll),
            Snapshots = basis.Applied.Snapshots.With(snapshots, newestSnapshot),
            Imports = [.. basis.Applied.Imports
                .Where(import => !takenBack.Contains(import.Id))
                .Concat(imports)
                .OrderBy(import => import.Id, StringComparer.Ordinal)],
        };
        var next = basis with
        {
            Timestamp = applied.CollectedAt,
            LastSnapshot = applied.Snapshots.Mark,
            RulesVersion = AggregateRules.Version,
            Applied = applied,
            LastSeen = basis.LastSeen?.SeenAt > applied.CollectedAt || applied.CollectedAt is null ? basis.LastSeen : null,
            Months = await new MonthWork(months, new KnownMonths(userId, basis.Months, monthVersions), basis.Months, target).RunAsync(cancellationToken),
        };
        if (snapshots.Count > 0 && catalogues is not null)
        {
            var all = catalogue.With(Together(sayings));
            next = await catalogues.PutAsync(userId, all, next, cancellationToken);
        }

        return next.Sealed();
    }

    /// <summary>What this draft did, once <paramref name="dataVersion"/> counts.</summary>
    public AggregationResult Result(string? dataVersion, bool isViewPublished) => new(dataVersion, isViewPublished)
    {
        PollsApplied = polls.Count,
        SnapshotsApplied = snapshots.Count,
        ImportsApplied = imports.Count,
        ImportsTakenBack = takenBack.Count,
        Implausible = implausible,
    };

    private static SnapshotCatalogue Together(List<SnapshotCatalogue> sayings) => new(
        [.. sayings.SelectMany(saying => saying.Tracks)],
        [.. sayings.SelectMany(saying => saying.Artists)],
        [.. sayings.SelectMany(saying => saying.Series)]);
}
