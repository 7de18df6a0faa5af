using System.Text.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What a rebuild is asked for: the job is the operator's, the listener may be another one.</summary>
/// <param name="UserId">Whose aggregates.</param>
public sealed record RebuildParameters(string UserId)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    public static RebuildParameters? Of(JsonElement? parameters) => parameters?.Deserialize<RebuildParameters>(JsonSerializerOptions.Web);
}
