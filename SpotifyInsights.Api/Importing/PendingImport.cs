using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>An import between its reading and its commit: hears what the merge makes of its rows, and is stored when that is known.</summary>
internal sealed class PendingImport(
    ImportStore store, string userId, AppliedImport import, SpooledMonths months, RowAccounts accounts, ReportDraft draft, Task<Stream> plays,
    ReadingProgress progress)
    : IPendingImport
{
    public ImportedInput Input { get; } = new(import, months, draft.Implausible);

    /// <summary>The report; null until the import is stored.</summary>
    public ImportReport? Report { get; private set; }

    public void Take(WorkedMonth month)
    {
        if (month.Version is { } version)
        {
            accounts.Take(version);
        }
        else if (months.Take(month.Month) is { } alone)
        {
            accounts.Take(month.Month, alone);
        }
    }

    public async Task StoreAsync(Manifest? before, Manifest after, CancellationToken cancellationToken)
    {
        var report = Complete(before, after);
        var content = await plays;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Report(ImportPhase.Publishing);
            await store.PutPlaysAsync(userId, import.Id, content, cancellationToken);
            await store.PutReportAsync(userId, import.Id, report, cancellationToken);
        }
        catch
        {
            await ForgetAsync();
            throw;
        }
    }

    /// <summary>The report, once the merge is done.</summary>
    public ImportReport Complete(Manifest? before, Manifest after)
    {
        accounts.Complete();
        return Report = draft.Complete(before, after, accounts.DuplicateMs);
    }

    // The work has failed already; rows without a report are no import.
    private async Task ForgetAsync()
    {
        try
        {
            await store.DeleteAsync(userId, import.Id, CancellationToken.None);
        }
        catch (Storage.Objects.ObjectStoreException)
        {
        }
    }
}
