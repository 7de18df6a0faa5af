using NodaTime;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// `all_recent_tracks.parquet` as it is to be published, in a temporary file: every play once, a row group for each month with plays. Months that did not change
/// are taken from the former file as they lie there; with those that did, no more than a month is in memory at a time.
/// </summary>
internal sealed class AllPlays : IAsyncDisposable
{
    private readonly FileStream file;

    private AllPlays(FileStream file) => this.file = file;

    /// <summary>The file, to be put.</summary>
    public Stream Content => file;

    /// <summary>The months that have a row group, in their order: those with music.</summary>
    public IReadOnlyList<MonthEntry> Months { get; private set; } = [];

    /// <summary>The months that are not as they were published before, with their row groups.</summary>
    public IReadOnlyList<(YearMonth Month, int RowGroup)> Changed { get; private set; } = [];

    /// <summary>Makes the file.</summary>
    /// <param name="versions">Where the months lie.</param>
    /// <param name="userId">The listener.</param>
    /// <param name="months">The months with plays, oldest first.</param>
    /// <param name="before">What is published; null to make everything anew.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AllPlays> MakeAsync(
        VersionStore versions, string userId, IEnumerable<MonthEntry> months, PublishedBefore? before, CancellationToken cancellationToken)
    {
        var made = new AllPlays(SpoolFile.Create());
        try
        {
            await made.WriteAsync(versions, userId, months, before, cancellationToken);
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>The plays, as long as this is not disposed of. Several may read them at once, each with a reader of its own.</summary>
    public ValueTask<ParquetReader> OpenAsync(CancellationToken cancellationToken) =>
        ParquetReader.OpenAsync(new LocalParquetSource(file.SafeFileHandle), options: null, cancellationToken);

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private async Task WriteAsync(
        VersionStore versions, string userId, IEnumerable<MonthEntry> months, PublishedBefore? before, CancellationToken cancellationToken)
    {
        var (written, changed) = (new List<MonthEntry>(), new List<(YearMonth Month, int RowGroup)>());
        using var writer = new AllRecentTracksFile(file);
        var former = before?.Plays is { } plays && writer.CanCopyFrom(plays) ? before : null;
        foreach (var entry in months)
        {
            if (former?.Find(entry) is { } same)
            {
                await TableRows.NamingAsync(Keys.AllRecentTracks(userId), () => writer.CopyAsync(former.Plays!, same, cancellationToken));
                written.Add(entry);
            }
            else
            {
                var version = await versions.GetAsync(userId, entry.Version, cancellationToken);
                if (await TableRows.ReadAsync(version, reader => writer.AddAsync(reader, MonthVersionSchema.PlaysRowGroup(reader), cancellationToken)) > 0)
                {
                    changed.Add((entry.Month, written.Count));
                    written.Add(entry);
                }
            }
        }

        writer.Complete();
        (Months, Changed) = (written, changed);
    }
}
