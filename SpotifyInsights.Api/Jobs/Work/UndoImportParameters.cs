using System.Text.Json;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What an undo job is asked for.</summary>
/// <param name="ImportId">The import to take back.</param>
public sealed record UndoImportParameters(string ImportId)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    public static UndoImportParameters Of(JsonElement? parameters) =>
        parameters?.Deserialize<UndoImportParameters>(JsonSerializerOptions.Web)
        ?? throw new InvalidOperationException("An undo job without parameters.");
}
