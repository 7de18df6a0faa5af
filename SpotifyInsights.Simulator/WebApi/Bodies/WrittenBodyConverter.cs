using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpotifyInsights.Simulator.WebApi.Bodies;

internal sealed class WrittenBodyConverter : JsonConverter<WrittenBody>
{
    public override WrittenBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Written bodies are only sent.");

    public override void Write(Utf8JsonWriter writer, WrittenBody value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8, skipInputValidation: true);
}
