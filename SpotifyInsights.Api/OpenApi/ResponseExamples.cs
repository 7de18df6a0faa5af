using System.Text.Json.Nodes;

namespace SpotifyInsights.Api.OpenApi;

/// <summary>
/// Real answers of this application, recorded by a test that also keeps them true: `Examples/{operationId}.{status}.json`. The operation `Every` stands for
/// all that have none of their own.
/// </summary>
public static class ResponseExamples
{
    /// <summary>The operation of answers that are the same everywhere.</summary>
    public const string EveryOperation = "Every";

    private const string Prefix = "examples/";
    private const string Suffix = ".json";

    private static readonly Dictionary<string, JsonNode> All = Read();

    /// <summary>`{operationId}.{status}` of each example.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The answer's body, or null when there is no example.</summary>
    public static JsonNode? Find(string? operationId, string status) =>
        (All.GetValueOrDefault($"{operationId}.{status}") ?? All.GetValueOrDefault($"{EveryOperation}.{status}"))?.DeepClone();

    private static Dictionary<string, JsonNode> Read()
    {
        var assembly = typeof(ResponseExamples).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..^Suffix.Length], Parse, StringComparer.Ordinal);

        JsonNode Parse(string name)
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            return JsonNode.Parse(file)!;
        }
    }
}
