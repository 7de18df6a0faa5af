using System.Text.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What an import of reference data is asked for.</summary>
/// <param name="UploadId">The file.</param>
/// <param name="AsOf">The date of which it is a picture, `2022-10-22`; null: nobody said.</param>
public sealed record ReferenceImportParameters(string UploadId, string? AsOf)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    public static ReferenceImportParameters Of(JsonElement? parameters) =>
        parameters?.Deserialize<ReferenceImportParameters>(JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException("An import of reference data without parameters.");
}
