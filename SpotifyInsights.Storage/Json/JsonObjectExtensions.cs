using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Json;

/// <summary>JSON files in an object store. A file that is there and cannot be read is an error, never "not found".</summary>
internal static class JsonObjectExtensions
{
    public static async Task<T?> GetJsonAsync<T>(this IObjectStore objects, string key, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var stored = await objects.GetAsync(key, cancellationToken);
        return stored is null ? null : Parse(stored, type);
    }

    public static T Parse<T>(StoredObject stored, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(stored.Content.Span, type)
                ?? throw new CorruptObjectException(stored.Info.Key, "the JSON file holds null");
        }
        catch (JsonException exception)
        {
            throw new CorruptObjectException(stored.Info.Key, $"the JSON file cannot be read: {exception.Message}", exception);
        }
    }

    public static Task<PutResult> PutJsonAsync<T>(
        this IObjectStore objects, string key, T value, JsonTypeInfo<T> type, PutCondition condition, CancellationToken cancellationToken) =>
        objects.PutAsync(key, JsonSerializer.SerializeToUtf8Bytes(value, type), condition, cancellationToken);
}
