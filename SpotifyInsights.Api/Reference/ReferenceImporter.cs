using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>Brings a reference data set into use.</summary>
public sealed class ReferenceImporter(ReferenceStore store, ReferenceData data, TimeProvider time)
{
    /// <summary>Reads the whole file first, then replaces the former data; whatever happens before that leaves them in use.</summary>
    /// <param name="file">CSV or Parquet, seekable; stays open.</param>
    /// <param name="asOf">The date of which the set is a picture; null: not known.</param>
    /// <param name="progress">Gets the part that is read, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the import; when it comes late the data may have been replaced.</param>
    /// <exception cref="ReferenceRefusedException">The file is no such set, or a broken one.</exception>
    public async Task<ReferenceReport> ImportAsync(Stream file, LocalDate? asOf, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var read = await ReferenceReader.ReadAsync(file, progress, cancellationToken);
        var state = await store.ReplaceAsync(read.Rows, folding => Report(read, folding, asOf), cancellationToken);
        data.Use(state);
        return state.Report!;
    }

    private ReferenceReport Report(ReadReference read, ReferenceFolding folding, LocalDate? asOf) => new()
    {
        Version = "",
        ImportedAt = time.GetUtcNow().ToInstant(),
        AsOf = asOf,
        Format = read.Format,
        Separator = read.Separator,
        Rows = read.Rows.Count + read.Refused,
        Tracks = folding.Tracks.Count,
        Folded = read.Rows.Count - folding.Tracks.Count,
        ExactDuplicates = folding.ExactDuplicates,
        PopularityDiffers = folding.PopularityDiffers,
        OtherwiseDiffers = folding.OtherwiseDiffers,
        Unknown = read.Unknown,
        Refused = read.Refused,
        Faults = read.Faults,
        IgnoredColumns = read.IgnoredColumns,
        Notes = read.Notes,
    };
}
