using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>Writes bodies in one of the two shapes. The records have all fields; this leaves out those of the other shape.</summary>
internal sealed class ShapedJson
{
    private readonly JsonSerializerOptions _options;

    public ShapedJson(ResponseShape shape)
    {
        var hidden = shape == ResponseShape.Development ? typeof(RemovedFromDevelopmentAttribute) : typeof(OnlyInDevelopmentAttribute);
        _options = new JsonSerializerOptions
        {
            TypeInfoResolver = SpotifyJson.Default.WithAddedModifier(type => LeaveOut(type, hidden)),
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            // Spotify writes letters as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        _options.MakeReadOnly();
    }

    public JsonBody Body<T>(T value) => JsonBody.Of(value, (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)));

    private static void LeaveOut(JsonTypeInfo type, Type attribute)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider?.IsDefined(attribute, inherit: false) == true)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
