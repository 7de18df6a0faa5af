using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using SpotifyInsights.Tests.Api.Contracts;

namespace SpotifyInsights.Tests.Api;

/// <summary>Nobody learns what others have: somebody else's id is answered byte for byte as one that nobody has, on every route with an id.</summary>
public sealed partial class EnumerationTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private readonly Dictionary<string, (string Others, string Nobodys)> _ids = new(StringComparer.Ordinal);
    private HttpClient _listener = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.As("demo");
        using var other = _host.Anonymous();
        await _host.SignInAsync(other, "light");
        var job = await other.TakeSnapshotAsync();
        var snapshot = (await other.GetJsonAsync("/snapshots")).GetProperty("items")[0].GetProperty("snapshotId").GetString()!;
        var import = await other.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        using var key = await other.PostAsJsonAsync("/api-keys", new { name = "Theirs", scopes = new[] { "metrics:read" } }, Cancel);
        _ids["/jobs"] = (job.GetProperty("id").GetString()!, "019ce8f20000700080000000000000ff");
        _ids["/operator"] = _ids["/jobs"];
        _ids["/snapshots"] = (snapshot, "2026-03-15T11-59-59Z");
        _ids["/imports"] = (import.GetProperty("importId").GetString()!, "ffffffffffffffff");
        _ids["/api-keys"] = ((await key.JsonAsync(HttpStatusCode.Created)).GetProperty("keyId").GetString()!, "019ce8f20000700080000000000000ff");

        foreach (var kind in (string[])["/artists", "/albums", "/tracks"])
        {
            _ids[kind] = ((await other.GetJsonAsync(kind)).GetProperty("items")[0].GetProperty("key").GetString()!, "nobody");
        }

        using var exclusion = await other.PostAsJsonAsync("/exclusions", new { period = new { from = "2011-01-01", to = "2011-01-02" } }, Cancel);
        _ids["/exclusions"] = ((await exclusion.JsonAsync(HttpStatusCode.Created)).GetProperty("exclusionId").GetString()!, "019ce8f20000700080000000000000ff");

        using var link = await other.PostAsJsonAsync("/share-links", new { name = "Theirs", endpoints = new[] { "temporal" } }, Cancel);
        _ids["/share-links"] = ((await link.JsonAsync(HttpStatusCode.Created)).GetProperty("linkId").GetString()!, "019ce8f20000700080000000000000ff");

        using var hook = await other.PostAsJsonAsync("/webhooks", new { url = "https://hooks.example/theirs" }, Cancel);
        _ids["/webhooks"] = ((await hook.JsonAsync(HttpStatusCode.Created)).GetProperty("webhook").GetProperty("webhookId").GetString()!, "019ce8f20000700080000000000000ff");

        // They are there for whom they belong to.
        foreach (var (path, ids) in _ids.Where(id => id.Key is not ("/api-keys" or "/share-links" or "/operator" or "/exclusions")))
        {
            await other.GetJsonAsync($"{path}/{ids.Others}");
        }
    }

    [Fact]
    public async Task Id_OfSomebodyElse_IsAnsweredAsNobodys_OnEveryRoute()
    {
        // The periods of recaps are nobody's.
        var operations = (await Contract.ServedAsync()).Operations
            .Where(operation => operation.Path.Contains('{', StringComparison.Ordinal) && !operation.Path.StartsWith("/recaps/", StringComparison.Ordinal))
            .ToList();
        operations.Count.ShouldBeGreaterThan(10);
        foreach (var operation in operations)
        {
            _ids.ShouldContainKey("/" + operation.Path.Split('/')[1], $"{operation.Path}: say here whose ids there are.");
            var (others, nobodys) = _ids["/" + operation.Path.Split('/')[1]];
            var hasBody = operation.Definition.TryGetProperty("requestBody", out _);
            var foreign = await AnswerAsync(operation.Method, Variable().Replace(operation.Path, others), others, hasBody);
            foreign.ShouldStartWith(operation.Path.StartsWith("/operator/", StringComparison.Ordinal) ? "403" : "404", customMessage: $"{operation.Method} {operation.Path}");
            foreign.ShouldBe(await AnswerAsync(operation.Method, Variable().Replace(operation.Path, nobodys), nobodys, hasBody), $"{operation.Method} {operation.Path}");
        }

        // Ids that stand elsewhere than in the path.
        foreach (var question in (string[])
        [
            "/metrics/temporal?asOf={id}", "/insights?asOf={id}", "/metrics/comparison?snapshot={id}", "/metrics/comparison?snapshotB={id}",
            "/metrics/comparison?snapshotA={id}&snapshotB={id}",
        ])
        {
            var (others, nobodys) = _ids["/snapshots"];
            var foreign = await AnswerAsync("GET", question.Replace("{id}", others, StringComparison.Ordinal), others);
            foreign.ShouldStartWith("400", customMessage: question);
            foreign.ShouldBe(await AnswerAsync("GET", question.Replace("{id}", nobodys, StringComparison.Ordinal), nobodys), question);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _host.DisposeAsync();
    }

    // Status, headers and body as they are, but for the id itself, the number of the request, and how much of the quota is left.
    private async Task<string> AnswerAsync(string method, string path, string id, bool hasBody = false)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = hasBody ? JsonContent.Create(new { }) : null };
        using var answer = await _listener.SendAsync(request, Cancel);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("RateLimit" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var body = Trace().Replace(await answer.Content.ReadAsStringAsync(Cancel), "").Replace(id, "ID", StringComparison.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{body}";
    }

    [GeneratedRegex("\\{[a-zA-Z]+\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();

    [GeneratedRegex("\"traceId\":\"[^\"]+\"", RegexOptions.NonBacktracking)]
    private static partial Regex Trace();
}
