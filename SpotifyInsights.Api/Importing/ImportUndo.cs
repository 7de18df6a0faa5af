using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>Takes an import back. What other sources also knew stays.</summary>
public sealed class ImportUndo(ImportStore imports, ManifestStore manifests, Aggregator aggregator)
{
    /// <summary>Takes back exactly that import. A run that was cut off is completed by the next call.</summary>
    public async Task<ImportUndone> UndoAsync(string userId, string importId, CancellationToken cancellationToken)
    {
        var report = await imports.FindReportAsync(userId, importId, cancellationToken);
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        if (report is null && manifest?.Applied.Imports.Any(import => import.Id == importId) != true)
        {
            // A run that was cut off after its commit may have left the files for other tools to do.
            return new ImportUndone(Existed: false, manifest is null ? null : (await aggregator.ApplyAsync(userId, AggregationKind.Import, cancellationToken)).DataVersion);
        }

        await imports.DeleteAsync(userId, importId, cancellationToken);
        var result = await aggregator.ApplyAsync(userId, AggregationKind.Import, cancellationToken);
        return new ImportUndone(Existed: true, result.DataVersion);
    }
}
