using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Storage.Json;

/// <summary>Instants as RFC 3339. Reads offsets and the folder form too, which older tools wrote into their JSON files.</summary>
internal sealed class InstantJsonConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? throw new JsonException("A time is missing.");
        if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var time))
        {
            return time.ToInstant();
        }

        return CollectionId.TryParse(text, out var instant) ? instant : throw new JsonException($"`{text}` is not a time.");
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}
