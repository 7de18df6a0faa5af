using System.Text.Json;

namespace SpotifyInsights.Api.Jobs;

/// <summary>What a job of one kind does. A run may be cut off at any moment and started again with the same parameters.</summary>
public interface IJobWork
{
    JobKind Kind { get; }

    /// <summary>One run of a job of this kind.</summary>
    /// <returns>What came of it, as <c>GET /jobs/{id}</c> shows it. A text member <c>dataVersion</c> names the version of the data it published.</returns>
    Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken);
}
