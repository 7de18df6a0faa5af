using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.Accounts;

internal sealed record TokenError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description);
