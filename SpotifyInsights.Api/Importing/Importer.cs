using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Importing.Files;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Importing;

/// <summary>From uploaded files to plays: reads every row, says what became of it, keeps it, and brings the aggregates up to date.</summary>
public sealed class Importer(ImportStore imports, Aggregator aggregator, TimeProvider time, ImportLimits limits)
{
    /// <summary>
    /// Imports files of any mixture of formats as one import. The same rows again change nothing. A run that is cancelled, or that fails, before
    /// <see cref="ImportPhase.Publishing"/> leaves nothing behind; from then on it goes on to its end.
    /// </summary>
    /// <param name="userId">The listener.</param>
    /// <param name="sources">The uploaded files.</param>
    /// <param name="receivedAt">When they were handed in.</param>
    /// <param name="dryRun">Only say what would happen, and write nothing.</param>
    /// <param name="progress">Hears of it about ten times a second, from any thread.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImportRefusedException">The upload as a whole cannot be read.</exception>
    public async Task<ImportResult> ImportAsync(
        string userId,
        IReadOnlyList<ImportSource> sources,
        Instant receivedAt,
        bool dryRun,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(progress);
        var files = await ImportFiles.ListAsync(sources, limits, cancellationToken);
        using var rows = new ReadRows(limits);
        var reading = new ReadingProgress(progress, time, files.Sum(file => file.Bytes));
        reading.Report(ImportPhase.Reading);
        var draft = new ReportDraft(receivedAt, files, await new UploadReading(files, rows, reading).ReadAsync(cancellationToken));
        if (draft.Rows == 0)
        {
            return new ImportResult(ImportId: null, ImportOutcome.NothingUsable, draft.Complete(before: null, after: null, duplicateMs: 0), DataVersion: null);
        }

        var id = rows.Digest.ToId();
        if (await imports.FindReportAsync(userId, id, cancellationToken) is { } known)
        {
            return await RepeatAsync(userId, id, known, dryRun, cancellationToken);
        }

        reading.Report(ImportPhase.Merging);
        return await MergeAsync(new Upload(userId, id, receivedAt, rows, draft), dryRun, reading, cancellationToken);
    }

    // A run that was cut off after its commit may have left the files for other tools to do.
    private async Task<ImportResult> RepeatAsync(string userId, string id, ImportReport known, bool dryRun, CancellationToken cancellationToken)
    {
        var version = dryRun ? null : (await aggregator.ApplyAsync(userId, AggregationKind.Import, cancellationToken)).DataVersion;
        return new ImportResult(id, ImportOutcome.AlreadyImported, known, version);
    }

    private async Task<ImportResult> MergeAsync(Upload upload, bool dryRun, ReadingProgress progress, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var texts = new RowTexts(upload.Rows);
        var order = new RowOrder(texts);
        SortMonths(upload.Rows.Spool, order, new AccountSurplus(order, upload.Draft.Sources), cancellationToken);

        var months = new SpooledMonths(upload.Rows.Spool, texts, order, upload.Id, upload.ReceivedAt);
        var accounts = new RowAccounts(months, upload.Draft.Tallies, upload.Id);
        var applied = new AppliedImport(upload.Id, upload.ReceivedAt, upload.Draft.Covers?.From, upload.Draft.Covers?.To);
        var plays = dryRun ? Task.FromResult(Stream.Null) : Task.Run<Stream>(() => PlaysOf(upload.Rows.Spool, texts, stopping.Token), CancellationToken.None);
        var pending = new PendingImport(imports, upload.UserId, applied, months, accounts, upload.Draft, plays, progress);
        try
        {
            if (dryRun)
            {
                var (before, after) = await aggregator.TryImportAsync(upload.UserId, pending, cancellationToken);
                return new ImportResult(upload.Id, ImportOutcome.DryRun, pending.Complete(before, after), DataVersion: null);
            }

            var result = await aggregator.ImportAsync(upload.UserId, pending, cancellationToken);
            return new ImportResult(upload.Id, ImportOutcome.Imported, pending.Report!, result.DataVersion);
        }
        finally
        {
            // The rows' file is read there until it has ended, one way or the other.
            await stopping.CancelAsync();
            await plays.ContinueWith(DisposeOf, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private static void SortMonths(RowSpool spool, RowOrder order, AccountSurplus surplus, CancellationToken cancellationToken) =>
        Parallel.ForEach(spool.Months, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, month =>
        {
            var rows = spool.Read(month);
            order.Sort(rows);
            surplus.SetAside(rows);
            spool.Rewrite(month, rows);
        });

    private static FileStream PlaysOf(RowSpool spool, RowTexts texts, CancellationToken cancellationToken)
    {
        var content = SpoolFile.Create();
        try
        {
            RowsFile.Write(spool, texts, content, cancellationToken);
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private static void DisposeOf(Task<Stream> plays)
    {
        if (plays.IsCompletedSuccessfully)
        {
            plays.Result.Dispose();
        }
    }

    private sealed record Upload(string UserId, string Id, Instant ReceivedAt, ReadRows Rows, ReportDraft Draft);
}
