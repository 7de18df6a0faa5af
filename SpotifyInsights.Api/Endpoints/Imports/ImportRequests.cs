using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>Takes uploads and asks for their import, and for taking imports back.</summary>
public sealed class ImportRequests(
    UploadReception reception, UploadStore uploads, Erasures erasures, JobQueue queue, JobStore jobs, IOptions<ImportOptions> options, TimeProvider time)
{
    /// <summary>Receives the files of a request and queues the job that reads them. Imports of one listener wait for each other.</summary>
    /// <exception cref="UploadRefusedException">Nothing was kept.</exception>
    public async Task<ImportStarted> ReceiveAsync(HttpRequest request, string userId, bool dryRun, CancellationToken cancellationToken)
    {
        await CheckWaitingAsync(userId, cancellationToken);
        var begunAt = time.GetUtcNow();
        var uploadId = Guid.CreateVersion7(begunAt).ToString("N");
        try
        {
            var files = await reception.ReceiveAsync(request, userId, uploadId, cancellationToken);
            if (erasures.Voids(userId, begunAt))
            {
                throw new UploadRefusedException(ProblemTypes.Unauthorized, "Everything of this listener was deleted meanwhile.");
            }

            // Everything has come: whether the caller waits for the answer does not matter any more.
            await uploads.CompleteAsync(userId, uploadId, new Upload(time.GetCurrentInstant(), files), CancellationToken.None);
            var job = await queue.EnqueueAsync(JobKind.Import, userId, uploadId, new ImportParameters(uploadId, dryRun).ToJson(), CancellationToken.None);
            return new ImportStarted("started", job.Id, [.. files.Select(file => new ReceivedFile(file.Name, file.Length))]);
        }
        catch
        {
            // Also when the caller has hung up: nobody comes for these parts.
            await uploads.EraseAsync(userId, uploadId, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Queues the job that takes an import back; one for this import that is under way already is returned instead.</summary>
    public Task<Job> UndoAsync(string userId, string importId, CancellationToken cancellationToken) =>
        queue.EnqueueAsync(JobKind.UndoImport, userId, importId, new UndoImportParameters(importId).ToJson(), cancellationToken);

    private async Task CheckWaitingAsync(string userId, CancellationToken cancellationToken)
    {
        var waiting = await jobs.ListUnfinishedAsync(userId, JobKind.Import, cancellationToken);
        if (waiting.Count >= options.Value.MaxWaiting)
        {
            throw new UploadRefusedException(
                ImportProblemTypes.TooManyImports, $"No more than {options.Value.MaxWaiting} at a time (Imports:MaxWaiting). Under way: {string.Join(", ", waiting.Select(job => job.Id))}.");
        }
    }
}
