using SpotifyInsights.Api.Endpoints.Snapshots;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Finds the imports that a request means.</summary>
public sealed class ImportPages(ImportStore imports, ManifestStore manifests)
{
    /// <summary>A page of the listener's imports, newest first. Nobody has so many that reading all their reports would take long.</summary>
    public async Task<Page<ImportSummary>> ReadAsync(string userId, ImportsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var limit = query.Limit is null ? ImportsQuery.DefaultLimit : int.Parse(query.Limit);
        var after = query.Cursor is not null && ImportCursor.TryParse(query.Cursor, out var cursor) ? cursor : (ImportCursor?)null;
        var found = new SortedList<ImportCursor, ImportReport>(ImportCursor.Order);
        await foreach (var id in imports.ListAsync(userId, cancellationToken))
        {
            if (await imports.FindReportAsync(userId, id, cancellationToken) is { } report
                && (after is null || ImportCursor.Order.Compare(ImportCursor.Of(id, report), after.Value) > 0))
            {
                found.Add(ImportCursor.Of(id, report), report);
            }
        }

        return new Page<ImportSummary>(
            [.. found.Take(limit).Select(import => ImportSummary.Of(import.Key.ImportId, import.Value))],
            found.Count > limit ? found.GetKeyAtIndex(limit - 1).ToString() : null);
    }

    /// <summary>The import's report; null when the listener has no such import.</summary>
    public async Task<ImportReport?> FindAsync(string userId, string importId, CancellationToken cancellationToken) =>
        IsId(importId) ? await imports.FindReportAsync(userId, importId, cancellationToken) : null;

    /// <summary>Whether there is anything of the import: also one whose undoing broke off.</summary>
    public async Task<bool> IsThereAsync(string userId, string importId, CancellationToken cancellationToken) =>
        await FindAsync(userId, importId, cancellationToken) is not null
        || (await manifests.FindAsync(userId, cancellationToken))?.Applied.Imports.Any(import => import.Id == importId) == true;

    private static bool IsId(string text) => text.Length <= 128 && text.All(char.IsAsciiLetterOrDigit);
}
