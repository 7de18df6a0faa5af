using SpotifyInsights.Tests.Api.Contracts;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>
/// Makes requests out of the contract: half of them right, the others with one to three oddities. The same seed and the same known values make the same requests.
/// </summary>
internal sealed class RequestMaker
{
    private const string Erasing = "EraseMe";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "TRACE", "PURGE"];

    private readonly Random _random;
    private readonly SchemaValues _values;
    private readonly FuzzBodies _bodies;
    private readonly KnownValues _known;
    private readonly IReadOnlyList<ContractOperation> _operations;
    private readonly ContractOperation _erase;

    public RequestMaker(Contract contract, KnownValues known, int seed)
    {
        _random = new Random(seed);
        _values = new SchemaValues(contract.Root, _random);
        _bodies = new FuzzBodies(_values, _random);
        _known = known;
        _operations = [.. contract.Operations.Where(operation => operation.Id != Erasing)];
        _erase = contract.Operations.Single(operation => operation.Id == Erasing);
    }

    /// <summary>The next one.</summary>
    public FuzzRequest Next()
    {
        var operation = _random.Next(250) == 0 ? _erase : _values.Pick(_operations);
        var draft = Right(operation);
        var oddities = _random.Next(2) == 0 ? 0 : _random.Next(1, 4);
        for (var i = 0; i < oddities; i++)
        {
            MakeOdd(draft);
        }

        var query = string.Join('&', draft.Query.Select(pair => $"{pair.Name}={pair.Value}"));
        return new FuzzRequest(operation, draft.Method, query.Length == 0 ? draft.Path : $"{draft.Path}?{query}", draft.Caller, draft.Headers, draft.MediaType, draft.Body);
    }

    private Draft Right(ContractOperation operation)
    {
        var draft = new Draft(operation.Method == "GET" && _random.Next(25) == 0 ? "HEAD" : operation.Method, Address(operation), PickCaller(operation));
        foreach (var parameter in operation.Definition.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
        {
            var (name, place) = (parameter.GetProperty("name").GetString()!, parameter.GetProperty("in").GetString());
            var isRequired = parameter.TryGetProperty("required", out var required) && required.GetBoolean();
            if (place == "query" && (isRequired || _random.Next(3) == 0))
            {
                draft.Query.Add((name, Escaped(KnownOr(name, () => _values.TextOf(parameter.GetProperty("schema"), name)))));
            }
        }

        if (operation.Definition.TryGetProperty("requestBody", out var body))
        {
            (draft.MediaType, draft.Body) = _bodies.Right(body.GetProperty("content"));
        }

        return draft;
    }

    private void MakeOdd(Draft draft)
    {
        switch (_random.Next(10))
        {
            case 0 or 1 when draft.Query.Count > 0:
                var changed = _random.Next(draft.Query.Count);
                draft.Query[changed] = (draft.Query[changed].Name, OddText());
                break;
            case 2 when draft.Query.Count > 0:
                draft.Query.RemoveAt(_random.Next(draft.Query.Count));
                break;
            case 3 when draft.Query.Count > 0:
                draft.Query.Add((_values.Pick(draft.Query).Name, _random.Next(2) == 0 ? OddText() : _values.Pick(draft.Query).Value));
                break;
            case 4:
                draft.Query.Add((_values.Pick(["x", "limit", "cursor", "from", "userId", "FROM", "%00", "a%5B%5D", "timeZone"]), OddText()));
                break;
            case 5 when draft.Path.Count(c => c == '/') > 1:
                var slash = draft.Path.LastIndexOf('/');

                // A null in a path is refused by the server before it is a request; the one of the tests cannot even send it.
                draft.Path = draft.Path[..(slash + 1)] + OddText().Replace("%00", "%01", StringComparison.Ordinal);
                break;
            case 6 or 7 when draft.Body is not null:
                draft.Body = _bodies.Wrong(draft.Body);
                break;
            case 8 when draft.Body is not null && _random.Next(2) == 0:
                draft.MediaType = _values.Pick(["text/plain", "application/xml", "application/json; charset=latin1", "multipart/form-data", "x", "application/json, text/csv", "application/x-www-form-urlencoded"]);
                break;
            case 9 when _random.Next(4) == 0:
                draft.Method = _values.Pick(Methods);
                draft.Caller = draft.Path == _erase.Path ? Caller.Leaver : draft.Caller;
                break;
            default:
                var (name, sorts) = _values.Pick(OddValues.Headers);
                draft.Headers.Add((name, _values.Pick(sorts)));
                break;
        }
    }

    // /jobs/{id}/events with a job that is there, where one is known.
    private string Address(ContractOperation operation)
    {
        var segments = operation.Path.Split('/');
        return string.Join('/', segments.Select(segment => !segment.StartsWith('{') ? segment
            : Escaped(_random.Next(8) == 0 && segments[1] == "snapshots" ? "latest" : KnownOr(segments[1], () => "019ce8f20000700080000000000000ff"))));
    }

    private string KnownOr(string place, Func<string> other) => _known.Of(place) is { Count: > 0 } known && _random.Next(10) > 0 ? _values.Pick(known) : other();

    private Caller PickCaller(ContractOperation operation) => operation.Id == Erasing ? Caller.Leaver : _random.Next(100) switch
    {
        < 76 => Caller.Listener,
        < 90 => Caller.Program,
        < 95 => Caller.Stranger,
        < 98 => Caller.Forger,
        _ => Caller.Both,
    };

    private string OddText() => _random.Next(6) == 0 ? _values.Pick(OddValues.Escapes) : Escaped(_values.Pick(OddValues.Texts));

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    /// <summary>A request while it is made.</summary>
    private sealed class Draft(string method, string path, Caller caller)
    {
        public string Method { get; set; } = method;

        public string Path { get; set; } = path;

        public Caller Caller { get; set; } = caller;

        public List<(string Name, string Value)> Query { get; } = [];

        public List<(string Name, string Value)> Headers { get; } = [];

        public string? MediaType { get; set; }

        public byte[]? Body { get; set; }
    }
}
