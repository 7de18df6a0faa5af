using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>The contract that the application serves.</summary>
internal sealed class Contract
{
    private static readonly Lazy<Task<Contract>> Served = new(ReadAsync);

    private readonly string _text;

    private Contract(string text)
    {
        _text = text;
        Root = JsonDocument.Parse(text).RootElement;
        Schemas = new SchemaCheck(Root);
        Operations =
        [
            .. from path in Root.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new ContractOperation(path.Name, operation.Name.ToUpperInvariant(), operation.Value),
        ];
    }

    /// <summary>The document.</summary>
    public JsonElement Root { get; }

    /// <summary>Holds values against its schemas.</summary>
    public SchemaCheck Schemas { get; }

    /// <summary>Everything that can be called.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    /// <summary>The schema of problems.</summary>
    public JsonElement Problem => Root.GetProperty("components").GetProperty("schemas").GetProperty("ProblemDetails");

    /// <summary>Asks a host once and for all.</summary>
    public static Task<Contract> ServedAsync() => Served.Value;

    /// <summary>A copy for each caller, to be changed.</summary>
    public static async Task<JsonObject> AsJsonAsync() => JsonNode.Parse((await Served.Value)._text)!.AsObject();

    /// <summary>The operation that a request is for; null when it is for none.</summary>
    public ContractOperation? Find(string method, string path)
    {
        var segments = Segments(path);
        var wanted = method == "HEAD" ? "GET" : method;
        return Operations.Where(operation => operation.Method == wanted && operation.Fits(segments)).MinBy(operation => operation.Variables);
    }

    /// <summary>Whether there is an operation of any method.</summary>
    public bool Knows(string path) => Operations.Any(operation => operation.Fits(Segments(path)));

    // A slash at the end makes no difference to the application.
    private static string[] Segments(string path) => path.TrimEnd('/').Split('/');

    // Without the validation of answers, which asks for the contract.
    private static async Task<Contract> ReadAsync()
    {
        await using var host = new ApiHost();
        using var client = host.CreateDefaultClient();
        return new Contract(await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative)));
    }
}
