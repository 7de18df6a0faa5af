using System.Text.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What a snapshot job is asked for; kept with the job, so that a retry goes on with the same snapshot.</summary>
/// <param name="SnapshotId">The snapshot's id.</param>
/// <param name="Forced">Asked for although the last one is younger than 24 hours.</param>
public sealed record SnapshotParameters(string SnapshotId, bool Forced)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    public static SnapshotParameters Of(JsonElement? parameters) =>
        parameters?.Deserialize<SnapshotParameters>(JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException("A snapshot job without parameters.");
}
