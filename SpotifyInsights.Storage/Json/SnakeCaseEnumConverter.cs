using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpotifyInsights.Storage.Json;

/// <summary>Writes enums of files as snake_case words. Options that bring a converter of their own, as the API's do, go before it.</summary>
internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
