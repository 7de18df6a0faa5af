using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>An import of the tests, as the importer would leave it.</summary>
public sealed record Imported(string Id, Instant CollectedAt, IReadOnlyList<Witness> Rows)
{
    public Instant? CoversFrom { get; init; }

    public Instant? CoversTo { get; init; }

    public Task PutAsync(IObjectStore objects, string userId, CancellationToken cancellationToken)
    {
        var report = new ImportReport { CollectedAt = CollectedAt, Rows = Rows.Count, CoversFrom = CoversFrom, CoversTo = CoversTo };
        return new ImportStore(objects).PutAsync(userId, Id, [.. Rows.Select(row => new ImportedRow(row))], report, cancellationToken);
    }
}
