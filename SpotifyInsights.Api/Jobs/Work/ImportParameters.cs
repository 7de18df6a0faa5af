using System.Text.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What an import job is asked for.</summary>
/// <param name="UploadId">The files.</param>
/// <param name="DryRun">Only say what would happen.</param>
public sealed record ImportParameters(string UploadId, bool DryRun)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    public static ImportParameters Of(JsonElement? parameters) =>
        parameters?.Deserialize<ImportParameters>(JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException("An import job without parameters.");
}
