using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace SpotifyInsights.Api.Json;

/// <summary>How the API writes JSON: camelCase, enums as camelCase text, instants as RFC 3339 in UTC, dates as ISO 8601; nulls are written, for "unknown" is an answer.</summary>
public static class ApiJson
{
    /// <summary>Sets <paramref name="options"/> to the API's conventions.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }
}
