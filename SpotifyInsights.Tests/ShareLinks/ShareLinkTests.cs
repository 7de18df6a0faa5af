using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.ShareLinks;

/// <summary>Making, listing and ending share links, and keys that are none.</summary>
public sealed class ShareLinkTests : IDisposable
{
    private readonly ApiHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Link_IsShownOnce_ListedAndRevoked()
    {
        using var listener = _host.As("demo");
        using var answer = await listener.PostAsJsonAsync("/share-links", new { name = "For Ida", endpoints = new[] { "insights", "temporal" }, to = "2026-01-01" }, Cancel);
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var key = made.GetProperty("shareKey").GetString()!;
        key.ShouldStartWith("sisl_");

        var list = await listener.GetJsonAsync("/share-links");
        var listed = list.GetProperty("items").EnumerateArray().Single();
        listed.GetProperty("shareKeyStart").GetString().ShouldBe(key[..9]);
        listed.GetProperty("name").GetString().ShouldBe("For Ida");
        listed.GetProperty("endpoints").EnumerateArray().Select(name => name.GetString()).ShouldBe(["temporal", "insights"]);
        listed.GetProperty("from").ValueKind.ShouldBe(JsonValueKind.Null);
        listed.GetProperty("to").GetString().ShouldBe("2026-01-01");
        listed.GetProperty("timeZone").GetString().ShouldBe("Etc/UTC");
        listed.GetProperty("expiresAt").GetString().ShouldBe("2026-04-14T12:00:00Z");
        list.GetRawText().ShouldNotContain(key);

        // Links are no keys, and keys no links.
        (await listener.GetJsonAsync("/api-keys")).GetProperty("items").GetArrayLength().ShouldBe(0);
        var id = made.GetProperty("linkId").GetString();
        using (var wrong = await listener.DeleteAsync($"/api-keys/{id}", Cancel))
        {
            await wrong.ProblemAsync(HttpStatusCode.NotFound, "api-key-not-found");
        }

        using var page = With(key);
        await page.GetJsonAsync("/metrics/temporal");
        using (var revoked = await listener.DeleteAsync($"/share-links/{id}", Cancel))
        {
            revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        await RefusedAsync(page, "/metrics/temporal");
        (await listener.GetJsonAsync("/share-links")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Address_TakesNoKeyAndNoSecondProof()
    {
        var (key, _) = await ShareAsync();
        using var listener = _host.As("demo");
        using var made = await listener.PostAsJsonAsync("/api-keys", new { name = "Test", scopes = new[] { "metrics:read" } }, Cancel);
        var apiKey = (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString();
        using var page = _host.Anonymous();
        await RefusedAsync(page, $"/metrics/temporal?share={apiKey}");
        await RefusedAsync(page, $"/metrics/temporal?share={key}&share={key}");
        await RefusedAsync(listener, $"/metrics/temporal?share={key}");
        page.DefaultRequestHeaders.Add("X-API-Key", apiKey);
        await RefusedAsync(page, $"/metrics/temporal?share={key}");
    }

    [Fact]
    public async Task Link_OpensNothing_FromItsEndOn()
    {
        var (key, _) = await ShareAsync(expiresAt: "2026-03-15T12:00:10Z");
        using var page = With(key);
        await page.GetJsonAsync("/metrics/temporal");
        _host.Clock.Advance(TimeSpan.FromSeconds(10));
        await RefusedAsync(page, "/metrics/temporal");
        await RefusedAsync(page, "/shared");
    }

    [Fact]
    public async Task Key_ThatWasTamperedWith_OpensNothing()
    {
        var (key, _) = await ShareAsync();
        foreach (var tampered in (string[])[key[..^1] + (key[^1] == 'a' ? 'b' : 'a'), "siak_" + key[5..], key + "a", key[..^1], key.ToUpperInvariant(), "sisl_", ""])
        {
            using var page = With(tampered);
            await RefusedAsync(page, "/metrics/temporal");
        }
    }

    [Fact]
    public async Task Link_OfOneListener_ShowsNothingOfAnother()
    {
        var (key, id) = await ShareAsync("light");
        using var page = With(key);
        (await page.GetJsonAsync("/shared")).GetProperty("name").GetString().ShouldBe("Test");
        using var listener = _host.As("demo");
        using var foreign = await listener.DeleteAsync($"/share-links/{id}", Cancel);
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "share-link-not-found");
        (await listener.GetJsonAsync("/share-links")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await page.GetJsonAsync("/metrics/temporal");
    }

    [Fact]
    public async Task Link_IsMadeByTheListenerAlone()
    {
        using var listener = _host.As("demo");
        using var made = await listener.PostAsJsonAsync("/api-keys", new { name = "All", scopes = new[] { "metrics:read", "history:read", "collect", "account:manage" } }, Cancel);
        using var program = With((await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString()!);
        using var refused = await program.PostAsJsonAsync("/share-links", new { name = "More", endpoints = new[] { "temporal" } }, Cancel);
        await refused.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
    }

    [Theory]
    [InlineData("""{"name":"","endpoints":["temporal"]}""", "name")]
    [InlineData("""{"name":"x","endpoints":[]}""", "endpoints")]
    [InlineData("""{"name":"x"}""", "endpoints")]
    [InlineData("""{"name":"x","endpoints":["temporal","temporal"]}""", "endpoints")]
    [InlineData("""{"name":"x","endpoints":["me"]}""", "endpoints[0]")]
    [InlineData("""{"name":"x","endpoints":["temporal"],"from":"2025-06-01","to":"2025-06-01"}""", "from")]
    [InlineData("""{"name":"x","endpoints":["temporal"],"from":"0001-01-01"}""", "from")]
    [InlineData("""{"name":"x","endpoints":["temporal"],"to":"June"}""", "to")]
    [InlineData("""{"name":"x","endpoints":["temporal"],"timeZone":"Mars/Olympus"}""", "timeZone")]
    [InlineData("""{"name":"x","endpoints":["temporal"],"expiresAt":"2026-03-15T12:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":"x","endpoints":["temporal"],"expiresAt":"2027-03-15T12:00:01Z"}""", "expiresAt")]
    public async Task Link_ThatCannotBe_IsRefusedByItsField(string body, string field)
    {
        using var listener = _host.As("demo");
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await listener.PostAsync("/share-links", content, Cancel);
        (await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request")).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    public void Dispose() => _host.Dispose();

    private async Task<(string Key, string Id)> ShareAsync(string listener = "demo", string? expiresAt = null)
    {
        using var client = _host.As(listener);
        using var answer = await client.PostAsJsonAsync("/share-links", new { name = "Test", endpoints = new[] { "temporal" }, expiresAt }, Cancel);
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        return (made.GetProperty("shareKey").GetString()!, made.GetProperty("linkId").GetString()!);
    }

    private HttpClient With(string key)
    {
        var client = _host.Anonymous();
        client.DefaultRequestHeaders.Add("X-API-Key", key);
        return client;
    }

    private static async Task RefusedAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }
}
