using System.Runtime.CompilerServices;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Imports;

/// <summary>Imports: one folder each, immutable, real from the moment their report is there, and the only inputs that can be taken back.</summary>
/// <remarks>A file that is there and cannot be read is a <see cref="CorruptObjectException"/> naming its key, never "not there".</remarks>
public sealed class ImportStore(IObjectStore objects)
{
    /// <summary>Writes the rows, a file of <see cref="ImportedPlaysWriter"/>. The import does not exist yet.</summary>
    public Task PutPlaysAsync(string userId, string importId, ReadOnlyMemory<byte> plays, CancellationToken cancellationToken) =>
        objects.PutAsync(Keys.ImportPlays(userId, importId), plays, PutCondition.None, cancellationToken);

    /// <summary>As <see cref="PutPlaysAsync(string, string, ReadOnlyMemory{byte}, CancellationToken)"/>, of a seekable stream that is not held in memory.</summary>
    public Task PutPlaysAsync(string userId, string importId, Stream plays, CancellationToken cancellationToken) =>
        objects.PutAsync(Keys.ImportPlays(userId, importId), plays, PutCondition.None, cancellationToken);

    /// <summary>Writes the report that makes the import exist. One that is there already stays.</summary>
    public Task PutReportAsync(string userId, string importId, ImportReport report, CancellationToken cancellationToken) =>
        objects.PutJsonAsync(Keys.ImportReport(userId, importId), report, StorageJson.Default.ImportReport, PutCondition.Absent, cancellationToken);

    /// <summary>Ids of whole imports, in no order that means anything.</summary>
    public async IAsyncEnumerable<string> ListAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var id in objects.ListFoldersAsync(Keys.ImportsFolder(userId), startAfter: null, cancellationToken))
        {
            if (await objects.FindAsync(Keys.ImportReport(userId, id), cancellationToken) is not null)
            {
                yield return id;
            }
        }
    }

    /// <summary>The import's report, or null when there is no such import.</summary>
    public Task<ImportReport?> FindReportAsync(string userId, string importId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.ImportReport(userId, importId), StorageJson.Default.ImportReport, cancellationToken);

    /// <summary>The import's rows, or null when there are none.</summary>
    public async Task<ImportedPlays?> FindPlaysAsync(string userId, string importId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.ImportPlays(userId, importId), cancellationToken);
        return stored is null ? null : new ImportedPlays(stored);
    }

    /// <summary>Takes the import back: first the report, so that it is gone at once, then its rows. Aggregates follow with the next run.</summary>
    public async Task DeleteAsync(string userId, string importId, CancellationToken cancellationToken)
    {
        await objects.DeleteAsync(Keys.ImportReport(userId, importId), cancellationToken);
        await objects.DeleteAsync(Keys.ImportPlays(userId, importId), cancellationToken);
    }
}
