using System.Text.Json;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>Work that is done at once.</summary>
internal sealed class InstantWork(JobKind kind) : IJobWork
{
    public JobKind Kind => kind;

    public Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken) => Task.FromResult<JsonElement?>(null);
}
