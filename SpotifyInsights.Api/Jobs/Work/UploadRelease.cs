using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Erases the upload of a job that has ended.</summary>
public sealed class UploadRelease(UploadStore uploads) : IJobEndWitness
{
    public Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return JobUpload.Of(job) is { } uploadId ? uploads.EraseAsync(job.UserId, uploadId, cancellationToken) : Task.CompletedTask;
    }
}
