using SpotifyInsights.Api.Endpoints.Imports;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Endpoints.Reference;

/// <summary>Takes an upload and asks for its import as reference data.</summary>
public sealed class ReferenceRequests(UploadReception reception, UploadStore uploads, Erasures erasures, JobQueue queue, JobStore jobs, TimeProvider time)
{
    /// <summary>Receives the file of a request and queues the job that reads it. One runs at a time.</summary>
    /// <exception cref="UploadRefusedException">Nothing was kept.</exception>
    public async Task<Job> ReceiveAsync(HttpRequest request, string operatorId, string? asOf, CancellationToken cancellationToken)
    {
        if (await jobs.ListUnfinishedAsync(operatorId, JobKind.ReferenceImport, cancellationToken) is [var underWay, ..])
        {
            throw UnderWay(underWay);
        }

        var begunAt = time.GetUtcNow();
        var uploadId = Guid.CreateVersion7(begunAt).ToString("N");
        try
        {
            var files = await reception.ReceiveAsync(request, operatorId, uploadId, cancellationToken);
            if (files.Count != 1)
            {
                throw new UploadRefusedException(ImportProblemTypes.UploadBroken, $"The form has {files.Count} files; a reference data set is one.");
            }

            if (erasures.Voids(operatorId, begunAt))
            {
                throw new UploadRefusedException(ProblemTypes.Unauthorized, "Everything of this listener was deleted meanwhile.");
            }

            // Everything has come: whether the caller waits for the answer does not matter any more.
            await uploads.CompleteAsync(operatorId, uploadId, new Upload(time.GetCurrentInstant(), files), CancellationToken.None);
            var job = await queue.EnqueueAsync(
                JobKind.ReferenceImport, operatorId, new ReferenceImportParameters(uploadId, asOf).ToJson(), CancellationToken.None);
            return ReferenceImportParameters.Of(job.Parameters).UploadId == uploadId ? job : throw UnderWay(job);
        }
        catch
        {
            // Also when the caller has hung up: nobody comes for these parts.
            await uploads.EraseAsync(operatorId, uploadId, CancellationToken.None);
            throw;
        }
    }

    private static UploadRefusedException UnderWay(Job job) =>
        new(ProblemTypes.ReferenceImportUnderWay, $"The import '{job.Id}' has not ended yet.");
}
