using System.Text.Json;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Runs the recent poll as a job.</summary>
public sealed class PollWork(RecentPollCollector collector) : IJobWork
{
    public JobKind Kind => JobKind.Poll;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        return JsonSerializer.SerializeToElement(await collector.PollAsync(context.UserId, cancellationToken), ApiJson.Options);
    }
}
