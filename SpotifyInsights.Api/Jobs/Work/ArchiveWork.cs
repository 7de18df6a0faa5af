using System.Text.Json;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Archives old polls, as a job.</summary>
public sealed class ArchiveWork(PollArchiver archiver) : IJobWork
{
    public JobKind Kind => JobKind.Archive;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        return JsonSerializer.SerializeToElement(await archiver.ArchiveAsync(context.UserId, cancellationToken), ApiJson.Options);
    }
}
