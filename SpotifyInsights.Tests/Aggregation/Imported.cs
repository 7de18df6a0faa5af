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

    public async Task PutAsync(IObjectStore objects, string userId, CancellationToken cancellationToken)
    {
        var store = new ImportStore(objects);
        var report = new ImportReport { CollectedAt = CollectedAt, Rows = Rows.Count, CoversFrom = CoversFrom, CoversTo = CoversTo };
        await store.PutPlaysAsync(userId, Id, File([.. Rows.Select(ImportedRow.Of)]), cancellationToken);
        await store.PutReportAsync(userId, Id, report, cancellationToken);
    }

    /// <summary>The rows by the month of their ends, those that take no part last.</summary>
    public static byte[] File(IReadOnlyList<ImportedRow> rows)
    {
        using var content = new MemoryStream();
        using (var writer = new ImportedPlaysWriter(content))
        {
            foreach (var month in rows.Where(row => row.Refused is null).GroupBy(row => WitnessTime.MonthOf(row.ToWitness()!)).OrderBy(month => month.Key))
            {
                writer.Add(month.Key, [.. month]);
            }

            writer.Add(month: null, [.. rows.Where(row => row.Refused is not null)]);
            writer.Complete();
        }

        return content.ToArray();
    }
}
