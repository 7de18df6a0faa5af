using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace SpotifyInsights.Tests.Domain.Metrics;

/// <summary>Metrics as text: for comparing whole results, and because JSON refuses NaN and infinity.</summary>
internal static class MetricsJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(), new AsText<LocalDate>(), new AsText<Instant>() },
    };

    public static string Of<T>(T metrics) => JsonSerializer.Serialize(metrics, Options);

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(string.Create(null, $"{value}"));
    }
}
