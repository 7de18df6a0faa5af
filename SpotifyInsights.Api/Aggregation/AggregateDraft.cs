using NodaTime;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>The next state of a listener's aggregates: a former state and the inputs that are put on top of it, in any order.</summary>
internal sealed class AggregateDraft(Manifest basis, SnapshotCatalogue catalogue)
{
    private readonly MonthDrafts months = new();
    private readonly List<string> polls = [];
    private readonly List<string> snapshots = [];
    private readonly List<SnapshotCatalogue> sayings = [];
    private Instant? newest = basis.Timestamp;

    public int Polls => polls.Count;

    public int Snapshots => snapshots.Count;

    public bool IsEmpty => polls.Count + snapshots.Count == 0;

    public void Add(CollectedInput input)
    {
        months.Add(input);
        (input.IsSnapshot ? snapshots : polls).Add(input.Id);
        if (input.Catalogue is not null)
        {
            sayings.Add(input.Catalogue);
        }

        var collectedAt = input.Page?.CollectedAt ?? CollectionId.ToInstant(input.Id);
        newest = newest is null || collectedAt > newest ? collectedAt : newest;
    }

    /// <summary>Writes the version files and returns the manifest that would make them count.</summary>
    public async Task<Manifest> WriteAsync(
        string userId, MonthVersionStore monthVersions, SnapshotCatalogueStore catalogues, CancellationToken cancellationToken)
    {
        var appliedSnapshots = basis.Applied.Snapshots.With(snapshots);
        var next = basis with
        {
            Timestamp = newest,
            LastSnapshot = appliedSnapshots.Mark,
            RulesVersion = AggregateRules.Version,
            Applied = basis.Applied with { Polls = basis.Applied.Polls.With(polls), Snapshots = appliedSnapshots },
            Months = await months.WriteAsync(userId, basis.Months, monthVersions, cancellationToken),
        };
        if (snapshots.Count > 0)
        {
            var all = catalogue.With(Together(sayings));
            next = await catalogues.PutAsync(userId, all, next, cancellationToken);
        }

        return next.Sealed();
    }

    private static SnapshotCatalogue Together(List<SnapshotCatalogue> sayings) => new(
        [.. sayings.SelectMany(saying => saying.Tracks)],
        [.. sayings.SelectMany(saying => saying.Artists)],
        [.. sayings.SelectMany(saying => saying.Series)]);
}
