using SpotifyInsights.Storage.Uploads;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Erases uploads that no job waits for, such as those of a process that died, and in any case after a day.</summary>
public sealed class UploadClearing(UploadStore uploads, JobStore jobs, TimeProvider time, ILogger<UploadClearing> logger)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    // What is being received has no job yet, but something of it is written all the time.
    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    /// <summary>One look at all uploads.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var awaited = (await jobs.ListUnfinishedAsync(cancellationToken))
            .Select(JobUpload.Of)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var now = time.GetUtcNow();
        await foreach (var upload in uploads.ListAllAsync(cancellationToken))
        {
            if (now - upload.FirstWrittenAt >= Longest || (!awaited.Contains(upload.UploadId) && now - upload.LastWrittenAt >= Silence))
            {
                logger.LogInformation("Erasing an upload that was left ({UploadId}).", upload.UploadId);
                await uploads.EraseAsync(upload.UserId, upload.UploadId, cancellationToken);
            }
        }
    }
}
