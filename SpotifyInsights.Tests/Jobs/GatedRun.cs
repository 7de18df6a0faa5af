using System.Text.Json;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Tests.Jobs;

internal sealed class GatedRun(JobContext context, CancellationToken cancellationToken)
{
    public JobContext Context => context;

    public CancellationToken CancellationToken => cancellationToken;

    public TaskCompletionSource<JsonElement?> Ending { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Succeed(object? result = null) => Ending.SetResult(result is null ? null : JsonSerializer.SerializeToElement(result));

    public void Fail(Exception exception) => Ending.SetException(exception);
}
