using System.Text.Json;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>Something that can be called.</summary>
/// <param name="Path">With its variables: `/jobs/{id}`.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Definition">What the contract says.</param>
internal sealed record ContractOperation(string Path, string Method, JsonElement Definition)
{
    private readonly string[] _segments = Path.Split('/');

    /// <summary>The `operationId`.</summary>
    public string Id => Definition.GetProperty("operationId").GetString()!;

    /// <summary>Whether its answer has no end.</summary>
    public bool IsStream => Find(200) is { } answer && answer.TryGetProperty("content", out var content) && content.TryGetProperty("text/event-stream", out _);

    /// <summary>How many segments of the path are variables.</summary>
    public int Variables => _segments.Count(IsVariable);

    /// <summary>Whether these segments of an address are this path with its variables filled in.</summary>
    public bool Fits(string[] segments) =>
        segments.Length == _segments.Length && _segments.Zip(segments).All(pair => IsVariable(pair.First) ? pair.Second.Length > 0 : pair.First == pair.Second);

    /// <summary>What is said of a status; null when it is not in the contract. `default` stands for failures, never for a refusal or a success.</summary>
    public JsonElement? Find(int status)
    {
        var responses = Definition.GetProperty("responses");
        return responses.TryGetProperty($"{status}", out var response) || (status >= 500 && responses.TryGetProperty("default", out response)) ? response : null;
    }

    private static bool IsVariable(string segment) => segment.StartsWith('{');
}
