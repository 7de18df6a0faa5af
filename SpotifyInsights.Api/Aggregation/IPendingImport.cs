using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>An import that was read and is not stored yet.</summary>
internal interface IPendingImport
{
    /// <summary>What it says.</summary>
    ImportedInput Input { get; }

    /// <summary>A month as it would be with the import. Months come from the oldest on.</summary>
    void Take(WorkedMonth month);

    /// <summary>All months are worked out: nothing is stored yet, and until this returns nothing counts.</summary>
    /// <param name="before">The state without the import; null: there is none.</param>
    /// <param name="after">The state with it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task StoreAsync(Manifest? before, Manifest after, CancellationToken cancellationToken);
}
