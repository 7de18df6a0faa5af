using System.IO.Compression;
using System.Text.Json;
using SpotifyInsights.Api.OpenApi;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api.Contracts;

/// <summary>
/// Stands between a test and the application and holds every answer against the contract: status, media type, headers, body. The test whose call got an answer that is not
/// in the contract fails at that call.
/// </summary>
internal sealed class AnswerCheck : DelegatingHandler
{
    // Pages and protocols with specifications of their own, which are no operations.
    private static readonly string[] Others = ["/1/", "/oauth/authorize", "/swagger", "/openapi.", "/auth/callback", "/auth/demo"];

    /// <summary>What is wrong with an answer; its body is read into memory, but for event streams.</summary>
    public static async Task<IReadOnlyList<string>> ComplaintsAsync(HttpResponseMessage answer, string method, string path)
    {
        var contract = await Contract.ServedAsync();
        if (method == "OPTIONS" || Others.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return [];
        }

        var status = (int)answer.StatusCode;
        if (contract.Find(method, path) is not { } operation)
        {
            return status == (contract.Knows(path) ? 405 : 404)
                ? await CheckProblemAsync(contract, answer, method)
                : [$"{status}, and the contract has no such operation"];
        }

        if (method == "HEAD" && status == 405)
        {
            return operation.IsStream ? [] : ["what can be read can be asked for its headers"];
        }

        return operation.Find(status) is { } response
            ? [.. CheckHeaders(response, answer), .. await CheckBodyAsync(contract, response, answer, method)]
            : [$"{operation.Id} has no {status} in the contract: {await TextAsync(answer)}"];
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var (method, address) = (request.Method.Method, request.RequestUri!);
        var complaints = await ComplaintsAsync(answer, method, address.AbsolutePath);
        if (address.Query.Contains("fields=", StringComparison.Ordinal))
        {
            // A part was asked for; the rest is not there, as the parameter says.
            complaints = [.. complaints.Where(complaint => !complaint.EndsWith("is missing", StringComparison.Ordinal))];
        }

        SuiteLogs.Learn(request, method == "POST" && answer.Content.Headers.ContentType?.MediaType == "application/json" ? await TextAsync(answer) : null);
        complaints.ShouldBeEmpty($"{method} {address.PathAndQuery}: {(int)answer.StatusCode} is not as the contract has it.");
        return answer;
    }

    private static IEnumerable<string> CheckHeaders(JsonElement response, HttpResponseMessage answer)
    {
        if (!response.TryGetProperty("headers", out var headers))
        {
            yield break;
        }

        foreach (var header in headers.EnumerateObject())
        {
            var isThere = answer.Headers.TryGetValues(header.Name, out _) || answer.Content.Headers.TryGetValues(header.Name, out _);
            if (!isThere && header.Value.TryGetProperty("required", out var required) && required.GetBoolean())
            {
                yield return $"the header {header.Name} is missing";
            }
        }
    }

    private static async Task<IReadOnlyList<string>> CheckBodyAsync(Contract contract, JsonElement response, HttpResponseMessage answer, string method)
    {
        var type = answer.Content.Headers.ContentType?.MediaType;
        if (!response.TryGetProperty("content", out var contents))
        {
            return type is null || await TextAsync(answer) is "" ? [] : [$"a body of {type}, and the contract has none"];
        }

        if (method == "HEAD")
        {
            return [];
        }

        if (response.TryGetProperty(CsvAnswersFilter.AlsoAs, out var others) && others.EnumerateArray().Any(other => other.GetString() == type))
        {
            return [];
        }

        if (!contents.TryGetProperty(type ?? "", out var content))
        {
            return [$"the media type {type ?? "(none)"} is not in the contract: {await TextAsync(answer)}"];
        }

        if (type == "text/event-stream")
        {
            await WatchAsync(contract, content.GetProperty("schema"), answer);
        }

        return type!.EndsWith("json", StringComparison.Ordinal) ? await CheckJsonAsync(contract, content.GetProperty("schema"), answer) : [];
    }

    // Events are held against the schema as the test reads them.
    private static async Task WatchAsync(Contract contract, JsonElement schema, HttpResponseMessage answer)
    {
        var events = new EventStreamCheck(await answer.Content.ReadAsStreamAsync(), data =>
        {
            using var status = JsonDocument.Parse(data);
            contract.Schemas.Complaints(schema, status.RootElement).ShouldBeEmpty($"{data}: the event is not as the contract has it.");
        });
        var checkedContent = new StreamContent(events);
        foreach (var header in answer.Content.Headers)
        {
            checkedContent.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        answer.Content = checkedContent;
    }

    private static async Task<IReadOnlyList<string>> CheckProblemAsync(Contract contract, HttpResponseMessage answer, string method) =>
        method == "HEAD" ? []
        : answer.Content.Headers.ContentType?.MediaType != "application/problem+json" ? [$"no problem document but {answer.Content.Headers.ContentType}"]
        : await CheckJsonAsync(contract, contract.Problem, answer);

    private static async Task<IReadOnlyList<string>> CheckJsonAsync(Contract contract, JsonElement schema, HttpResponseMessage answer)
    {
        try
        {
            using var body = JsonDocument.Parse(await TextAsync(answer));
            return contract.Schemas.Complaints(schema, body.RootElement);
        }
        catch (JsonException broken)
        {
            return [$"no JSON: {broken.Message}"];
        }
    }

    /// <summary>The body, unpacked; it can be read again.</summary>
    public static async Task<string> TextAsync(HttpResponseMessage answer)
    {
        await answer.Content.LoadIntoBufferAsync();
        var bytes = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using Stream plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }
}
