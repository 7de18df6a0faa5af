using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>The contract that the application serves.</summary>
internal static class Contract
{
    private static readonly Lazy<Task<string>> Served = new(ReadAsync);

    /// <summary>A copy of its own for each caller.</summary>
    public static async Task<JsonObject> AsJsonAsync() => JsonNode.Parse(await Served.Value)!.AsObject();

    // Without the validation of answers, which would ask for the contract.
    private static async Task<string> ReadAsync()
    {
        await using var host = new ApiHost();
        using var client = host.CreateDefaultClient();
        return await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative));
    }
}
