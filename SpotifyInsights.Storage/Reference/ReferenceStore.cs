using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Reference;

/// <summary>
/// The reference data. Two files: all rows for foreign readers, and the index, which is the commit: it is written last, and nothing here reads the
/// other one. Until then the former data are in use, whatever happens to the process.
/// </summary>
public sealed class ReferenceStore(IObjectStore objects)
{
    private const int MaxAttempts = 5;

    /// <summary>
    /// Replaces the data. Of two who replace at the same time the later one writes both files again, so that the two always belong together.
    /// </summary>
    /// <param name="rows">The set, at least one row.</param>
    /// <param name="report">What to note of the import; the version is filled in.</param>
    /// <param name="cancellationToken">Stops the import; when it comes late the data may have been replaced.</param>
    public async Task<ReferenceState> ReplaceAsync(
        IReadOnlyList<ReferenceRow> rows, Func<ReferenceFolding, ReferenceReport> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);

        // Two files of a hundred thousand rows: half as long on two cores.
        var writing = Task.Run(() => ReferenceTracksSchema.Write(rows), cancellationToken);
        var folding = ReferenceFolding.Of(rows);
        var (index, whole) = ReferenceIndexSchema.Write(folding.Tracks, report(folding));
        var inMemory = ReferenceIndex.Of(folding.Tracks, whole.Version, whole.AsOf);
        var all = await writing;
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var former = await objects.FindAsync(Keys.ReferenceIndex, cancellationToken);
            await objects.PutAsync(Keys.ReferenceTracks, all, PutCondition.None, cancellationToken);
            var condition = former is null ? PutCondition.Absent : PutCondition.Matches(former.ETag);
            var result = await objects.PutAsync(Keys.ReferenceIndex, index, condition, cancellationToken);
            if (result.IsWritten)
            {
                return new ReferenceState(result.ETag!, whole, inMemory);
            }
        }

        throw new ObjectChangedException(Keys.ReferenceIndex);
    }

    /// <summary>Names the data that a load would read now, or null when there are none. One request where there is an index.</summary>
    public async Task<string?> FindStateAsync(CancellationToken cancellationToken) =>
        (await objects.FindAsync(Keys.ReferenceIndex, cancellationToken) ?? await objects.FindAsync(Keys.ReferenceAudioFeatures, cancellationToken))?.ETag;

    /// <summary>
    /// The data, or null when there are none: the index, or, where an older tool left only that, its audio features. A file that is there and cannot be read
    /// is a <see cref="CorruptObjectException"/>.
    /// </summary>
    public async Task<ReferenceState?> LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.ReferenceIndex, cancellationToken) ?? await objects.GetAsync(Keys.ReferenceAudioFeatures, cancellationToken);
        if (stored is null)
        {
            return null;
        }

        var (tracks, report) = ReferenceIndexSchema.Read(stored);
        return new ReferenceState(
            stored.Info.ETag, report, ReferenceIndex.Of(tracks, report?.Version ?? ContentHash.Of(stored.Content.Span), report?.AsOf));
    }
}
