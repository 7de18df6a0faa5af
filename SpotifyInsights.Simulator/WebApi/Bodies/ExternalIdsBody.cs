using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ExternalIdsBody
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Isrc { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Upc { get; init; }
}
