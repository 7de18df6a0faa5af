using SpotifyInsights.Api.Endpoints.Snapshots;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Finds the imports that a request means.</summary>
public sealed class ImportPages(ImportStore imports, ManifestStore manifests, PageCursors cursors)
{
    private const string Listing = "imports";

    /// <summary>A page of the listener's imports, newest first. Which there are is in the manifest; only the page's own reports are opened.</summary>
    public async Task<Page<ImportSummary>> ReadAsync(string userId, ImportsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var limit = query.Limit is null ? ImportsQuery.DefaultLimit : int.Parse(query.Limit);
        var after = cursors.Read(userId, Listing, query.Cursor) is { } place ? ImportCursor.Parse(place) : (ImportCursor?)null;
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        var places = (manifest?.Applied.Imports ?? [])
            .Select(ImportCursor.Of)
            .Where(import => after is null || ImportCursor.Order.Compare(import, after.Value) > 0)
            .Order(ImportCursor.Order)
            .Take(limit + 1)
            .ToList();
        var items = new List<ImportSummary>();
        foreach (var import in places.Take(limit))
        {
            // One that is being taken back has no report any more.
            if (await imports.FindReportAsync(userId, import.ImportId, cancellationToken) is { } report)
            {
                items.Add(ImportSummary.Of(import.ImportId, report));
            }
        }

        return new Page<ImportSummary>(items, cursors.Make(userId, Listing, places.Count > limit ? places[limit - 1].ToString() : null));
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
