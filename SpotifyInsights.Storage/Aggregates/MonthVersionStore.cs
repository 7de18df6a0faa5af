using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Month versions: what the API reads, and what the next version is made from.</summary>
public sealed class MonthVersionStore(VersionStore versions)
{
    /// <summary>The witnesses and the observed time of a version.</summary>
    public async Task<(IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed)> ReadWitnessesAsync(
        string userId, MonthEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return MonthVersionSchema.ReadWitnesses(await versions.GetAsync(userId, entry.Version, cancellationToken));
    }

    /// <summary>
    /// Writes a version that differs from <paramref name="previous"/> and returns the entry that a manifest counts it with;
    /// nothing is written and <paramref name="previous"/> returned when it is the same.
    /// </summary>
    public Task<MonthEntry> PutAsync(string userId, MonthVersion version, MonthEntry? previous, CancellationToken cancellationToken) =>
        PutAsync(userId, VersionRows.Of(version), previous, cancellationToken);

    /// <summary>As <see cref="PutAsync(string, MonthVersion, MonthEntry?, CancellationToken)"/>, of a version that is laid out in rows already.</summary>
    public async Task<MonthEntry> PutAsync(string userId, VersionRows version, MonthEntry? previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var content = MonthVersionSchema.Write(version);
        if (previous is not null && previous.Version == ContentHash.Of(content.Span))
        {
            return previous;
        }

        var historyBytes = MonthVersionSchema.HistoryBytes(content);
        var (hash, etag) = await versions.PutAsync(userId, content, cancellationToken);
        return MonthEntry.WithoutFile(version) with
        {
            Version = hash,
            Etag = etag,
            Bytes = content.Length,
            HistoryBytes = historyBytes,
            HistoryHash = ContentHash.Of(content.Span[^historyBytes..]),
        };
    }
}
