using System.Text.Json;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>Makes the aggregates again from all inputs, as a job.</summary>
public sealed class RebuildWork(Aggregator aggregator) : IJobWork
{
    public JobKind Kind => JobKind.Rebuild;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        var userId = RebuildParameters.Of(context.Parameters)?.UserId ?? context.UserId;
        var result = await aggregator.ApplyAsync(userId, AggregationKind.Rebuild, cancellationToken);
        return JsonSerializer.SerializeToElement(result, ApiJson.Options);
    }
}
