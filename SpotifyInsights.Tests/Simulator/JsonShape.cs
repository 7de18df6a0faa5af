using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Simulator;

/// <summary>Which properties the objects of a document have, by path, and of what kind they are.</summary>
internal sealed class JsonShape
{
    private readonly Dictionary<string, int> _objects = [];
    private readonly Dictionary<(string Path, string Name), Property> _properties = [];

    public JsonShape(JsonNode document)
    {
        Walk(document, "$");
    }

    /// <summary>What this document lacks or has too much of, against one that was recorded. Empty: alike.</summary>
    public IEnumerable<string> DifferencesFrom(JsonShape recorded)
    {
        foreach (var ((path, name), expected) in recorded._properties)
        {
            if (!_objects.TryGetValue(path, out var objects))
            {
                continue;
            }

            var found = _properties.GetValueOrDefault((path, name));
            var isAlways = expected.Count == recorded._objects[path];
            if (isAlways && (found?.Count ?? 0) != objects)
            {
                yield return $"{path}.{name} is missing";
            }

            if (found is not null && expected.Kinds.Count > 0 && !found.Kinds.IsSubsetOf(expected.Kinds))
            {
                yield return $"{path}.{name} is {string.Join('/', found.Kinds)}, recorded as {string.Join('/', expected.Kinds)}";
            }
        }

        foreach (var (path, name) in _properties.Keys)
        {
            if (recorded._objects.ContainsKey(path) && !recorded._properties.ContainsKey((path, name)))
            {
                yield return $"{path}.{name} was never recorded";
            }
        }
    }

    private void Walk(JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Walk(item, path + "[]");
                }

                break;
            case JsonObject properties:
                _objects[path] = _objects.GetValueOrDefault(path) + 1;
                foreach (var (name, value) in properties)
                {
                    Note(path, name, value);
                    Walk(value, $"{path}.{name}");
                }

                break;
        }
    }

    private void Note(string path, string name, JsonNode? value)
    {
        if (!_properties.TryGetValue((path, name), out var property))
        {
            _properties[(path, name)] = property = new Property();
        }

        property.Count++;
        if (value is not null)
        {
            var kind = value.GetValueKind();
            property.Kinds.Add(kind is JsonValueKind.False ? JsonValueKind.True : kind);
        }
    }

    private sealed class Property
    {
        public int Count { get; set; }

        /// <summary>Without null; both booleans count as True.</summary>
        public HashSet<JsonValueKind> Kinds { get; } = [];
    }
}
