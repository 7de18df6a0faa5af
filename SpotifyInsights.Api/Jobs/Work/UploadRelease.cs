using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Erases the upload of an import job that has ended.</summary>
public sealed class UploadRelease(UploadStore uploads) : IJobEndWitness
{
    public Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.Kind == JobKind.Import
            ? uploads.EraseAsync(job.UserId, ImportParameters.Of(job.Parameters).UploadId, cancellationToken)
            : Task.CompletedTask;
    }
}
