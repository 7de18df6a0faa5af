using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace SpotifyInsights.Api.Json;

/// <summary>How the API writes JSON: camelCase, enums as camelCase text, instants as RFC 3339 in UTC, dates as ISO 8601; nulls are written, for "unknown" is an answer.</summary>
public static class ApiJson
{
    /// <summary>The conventions, for what is written outside a response, such as results of jobs.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Sets <paramref name="options"/> to the API's conventions.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
