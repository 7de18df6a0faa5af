using System.Runtime.CompilerServices;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Every play that the aggregates hold, podcasts and audiobooks included, oldest first: a month in memory at a time.</summary>
public sealed class StoredPlays(IObjectStore objects)
{
    private readonly ManifestStore manifests = new(objects);
    private readonly VersionStore versions = new(objects);

    /// <summary>The plays, month after month. While one is taken the next is made ready, and none after that.</summary>
    /// <exception cref="CorruptObjectException">A file cannot be read, or is gone: who takes longer than a version is kept after it was replaced.</exception>
    public async IAsyncEnumerable<IEnumerable<StoredPlay>> ReadAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ready = Task.FromResult<StoredPlay[]>([]);
        try
        {
            await foreach (var (month, stored) in MonthsAsync(userId, cancellationToken))
            {
                var former = await ready;
                ready = Task.Run(() => TableRows.Read(stored, reader => Plays(month, stored, reader)), cancellationToken);
                if (former.Length > 0)
                {
                    yield return former;
                }
            }

            yield return await ready;
        }
        finally
        {
            // Who goes leaves no work running; what it came to nobody asks any more.
            await ((Task)ready).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes the plays as one Parquet file, with the columns of `all_recent_tracks.parquet` and a row group for each month.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="target">Where it goes; written to without waiting.</param>
    /// <param name="written">Called after each month and at the end, so that what is in <paramref name="target"/> can go on.</param>
    /// <param name="cancellationToken">Ends it between two months.</param>
    public async Task WriteParquetAsync(string userId, Stream target, Func<Task> written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(written);
        using var file = new AllRecentTracksFile(target);
        await foreach (var (_, stored) in MonthsAsync(userId, cancellationToken))
        {
            await TableRows.ReadAsync(stored, reader => file.AddAllAsync(reader, MonthVersionSchema.PlaysRowGroup(reader), cancellationToken));
            await written();
        }

        file.Complete();
        await written();
    }

    private async IAsyncEnumerable<(YearMonth Month, StoredObject Stored)> MonthsAsync(string userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        foreach (var month in manifest?.Months.Where(month => month.Rows > 0) ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (month.Month, await versions.GetAsync(userId, month.Version, cancellationToken));
        }
    }

    private static StoredPlay[] Plays(YearMonth month, StoredObject stored, ParquetReader reader)
    {
        var rows = new TableRows(reader, MonthVersionSchema.PlaysRowGroup(reader));
        var (playedAt, msPlayed, isEstimated) = (rows.Filled<Int64Column>("played_at").Values, rows.Filled<Int32Column>("ms_played").Values, rows.Filled<BooleanColumn>("ms_played_estimated").Values);
        var (track, contextType, contextUri) = (TrackColumns.Reader(rows), rows.Text("context_type"), rows.Text("context_uri"));
        var (circumstances, sources) = (CircumstancesColumns.Reader(rows), new SourceFlags(rows));
        var (isWitness, reportedAt, offlineAt) = (rows.Bool("is_witness"), rows.Time("reported_at"), rows.Time("offline_at"));
        var merged = new Lazy<IReadOnlyList<MergedPlay>>(() => Merged(stored, month));
        var plays = new StoredPlay[rows.Count];
        for (var row = 0; row < plays.Length; row++)
        {
            plays[row] = new StoredPlay(
                playedAt[row],
                msPlayed[row],
                isEstimated[row],
                track(row),
                contextType(row),
                contextUri(row),
                circumstances(row),
                sources[row],
                reportedAt(row)?.ToUnixTimeMilliseconds() ?? playedAt[row],
                offlineAt(row)?.ToUnixTimeMilliseconds(),
                isWitness(row) == true ? null : PlayReports.Of(merged.Value[row]));
        }

        return plays;
    }

    // The same witnesses make the same plays in the same order as those that are stored; only what is estimated needs the month before.
    private static IReadOnlyList<MergedPlay> Merged(StoredObject stored, YearMonth month) =>
        PlayMerger.MergeMonth(month, MonthVersionSchema.ReadWitnesses(stored).Witnesses, previousEnd: null);
}
