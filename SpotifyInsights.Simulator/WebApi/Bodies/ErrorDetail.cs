using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed record ErrorDetail(
    int Status,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);
