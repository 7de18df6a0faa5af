using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Api;
using OtherProgram = SpotifyInsights.Tests.OAuth.ThirdParty;

namespace SpotifyInsights.Tests.ApiKeys;

/// <summary>Keys that a listener makes for programs of his own, from the first to the last call, and what nobody may do with them.</summary>
public sealed class ApiKeyTests : IDisposable
{
    private readonly ApiHost _host = new();
    private readonly HttpClient _listener;
    private SqliteConnection? _watch;

    public ApiKeyTests()
    {
        OtherProgram.Register(_host);
        _listener = _host.As("demo");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-API-Key", "")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "bearer ")]
    [InlineData("Authorization", "Token ")]
    public async Task Key_IsTakenInItsHeaders(string header, string scheme)
    {
        var (key, _) = await MakeAsync("metrics:read");
        using var program = With(header, scheme + key);
        (await program.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");
    }

    [Fact]
    public async Task Key_IsShownOnce_AndListedByItsBeginning()
    {
        using var answer = await _listener.PostAsJsonAsync("/api-keys", new { name = "Kitchen", scopes = new[] { "collect", "metrics:read" } }, Cancel);
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var key = made.GetProperty("apiKey").GetString()!;
        KeyText.IsKey(key).ShouldBeTrue();

        var list = await _listener.GetJsonAsync("/api-keys");
        var listed = list.GetProperty("items").EnumerateArray().Single();
        listed.GetProperty("keyId").GetString().ShouldBe(made.GetProperty("keyId").GetString());
        listed.GetProperty("keyStart").GetString().ShouldBe(key[..9]);
        listed.GetProperty("name").GetString().ShouldBe("Kitchen");
        listed.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["metrics:read", "collect"]);
        listed.GetProperty("createdAt").GetString().ShouldBe("2026-03-15T12:00:00Z");
        listed.GetProperty("expiresAt").GetString().ShouldBe("2026-06-13T12:00:00Z");
        listed.GetProperty("lastUsedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        list.GetRawText().ShouldNotContain(key);
    }

    // Whoever reads the database, or a copy of it, has no key.
    [Fact]
    public async Task Key_IsNowhereInTheDatabase()
    {
        var (key, _) = await MakeAsync("metrics:read");
        var folder = Path.Combine(_host.Folder, ".state");
        var files = Directory.GetFiles(folder, "jobs.db*");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Cancel);
            bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(key[9..])).ShouldBe(-1, file);
        }
    }

    [Theory]
    [InlineData("GET", "/metrics/temporal", "metrics:read")]
    [InlineData("GET", "/snapshots", "history:read")]
    [InlineData("GET", "/jobs", "collect")]
    [InlineData("PATCH", "/me", "account:manage")]
    [InlineData("POST", "/auth/token", null)]
    [InlineData("POST", "/api-keys", null)]
    [InlineData("GET", "/api-keys", null)]
    [InlineData("DELETE", "/api-keys/x", null)]
    [InlineData("POST", "/operator/rebuilds", "operate")]
    [InlineData("GET", "/operator/jobs", "operate")]
    public async Task Route_IsOpenToItsScopeAlone(string method, string path, string? scope)
    {
        foreach (var one in new[] { "metrics:read", "history:read", "collect", "account:manage", "operate" })
        {
            using var program = With("X-API-Key", (await MakeAsync(one)).Key);
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await program.SendAsync(request, Cancel);
            (answer.StatusCode == HttpStatusCode.Forbidden).ShouldBe(one != scope, $"{method} {path} with {one}: {answer.StatusCode}");
            answer.StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Key_WithEveryScope_MakesNoKey()
    {
        using var program = With("X-API-Key", (await MakeAsync("metrics:read", "history:read", "collect", "account:manage", "operate")).Key);
        using var answer = await program.PostAsJsonAsync("/api-keys", new { name = "More", scopes = new[] { "metrics:read" } }, Cancel);
        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
        problem.GetProperty("detail").GetString().ShouldBe("This is for the listener alone, not for programs that act for him.");
    }

    [Fact]
    public async Task ProgramOfOthers_WithEveryScope_MakesNoKey()
    {
        using var party = new OtherProgram(_host);
        await party.LetInAsync(OtherProgram.Ask(("scope", "metrics:read history:read collect account:manage")));
        using var answer = await party.Program.PostAsJsonAsync("/api-keys", new { name = "More", scopes = new[] { "metrics:read" } }, Cancel);
        await answer.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
    }

    [Fact]
    public async Task Scope_ThatIsMissing_IsNamed()
    {
        using var program = With("X-API-Key", (await MakeAsync("metrics:read")).Key);
        using var answer = await program.GetAsync("/snapshots", Cancel);
        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "insufficient-scope");
        problem.GetProperty("detail").GetString().ShouldBe("The API key lacks the scope `history:read`.");
    }

    [Fact]
    public async Task Key_OpensNothing_FromItsEndOn()
    {
        var (key, _) = await MakeAsync("metrics:read");
        using var program = With("X-API-Key", key);
        _host.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMilliseconds(1));
        await program.GetJsonAsync("/me");
        _host.Clock.Advance(TimeSpan.FromMilliseconds(1));
        using var answer = await program.GetAsync("/me", Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        answer.Headers.WwwAuthenticate.Single().ToString().ShouldBe("Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task Key_ThatIsRevoked_OpensNothingAtOnce_AndIsListedNoMore()
    {
        var (key, id) = await MakeAsync("metrics:read");
        using var program = With("X-API-Key", key);
        await program.GetJsonAsync("/me");

        using var gone = await _listener.DeleteAsync($"/api-keys/{id}", Cancel);
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var answer = await program.GetAsync("/me", Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        (await _listener.GetJsonAsync("/api-keys")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var again = await _listener.DeleteAsync($"/api-keys/{id}", Cancel);
        await again.ProblemAsync(HttpStatusCode.NotFound, "api-key-not-found");
    }

    [Fact]
    public async Task Key_OfSomebodyElse_IsNeitherSeenNorRevoked_AndOpensWhatIsTheirs()
    {
        using var light = _host.As("light");
        var (key, id) = await MakeAsync("metrics:read");

        (await light.GetJsonAsync("/api-keys")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var refused = await light.DeleteAsync($"/api-keys/{id}", Cancel);
        await refused.ProblemAsync(HttpStatusCode.NotFound, "api-key-not-found");

        using var program = With("X-API-Key", key);
        (await program.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");
    }

    [Fact]
    public async Task Key_TamperedOrInvented_IsNobody()
    {
        var (key, _) = await MakeAsync("metrics:read");
        foreach (var wrong in new[] { key[..^1] + (key[^1] == 'a' ? 'b' : 'a'), KeyText.Make(KeyText.KeyPrefix), "siak_", "nonsense", key + key, "" })
        {
            using var program = With("X-API-Key", wrong);
            using var answer = await program.GetAsync("/me", Cancel);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }

    // A second proof cannot lend what the first one lacks.
    [Fact]
    public async Task Key_BesideAnotherProof_IsRefused()
    {
        var (key, _) = await MakeAsync("metrics:read");
        using var both = _host.As("demo");
        both.DefaultRequestHeaders.Add("X-API-Key", key);
        using var answer = await both.GetAsync("/me", Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        using var twice = _host.Anonymous();
        twice.DefaultRequestHeaders.Add("X-API-Key", [key, key]);
        using var other = await twice.GetAsync("/me", Cancel);
        await other.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Theory]
    [InlineData("""{"name":"","scopes":["collect"]}""", "name")]
    [InlineData("""{"scopes":["collect"]}""", "name")]
    [InlineData("""{"name":"a\nb","scopes":["collect"]}""", "name")]
    [InlineData("""{"name":"a","scopes":[]}""", "scopes")]
    [InlineData("""{"name":"a"}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["collect","collect"]}""", "scopes")]
    [InlineData("""{"name":"a","scopes":["everything"]}""", "scopes[0]")]
    [InlineData("""{"name":"a","scopes":[2]}""", "scopes[0]")]
    [InlineData("""{"name":"a","scopes":["collect"],"expiresAt":"2026-03-15T12:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":"a","scopes":["collect"],"expiresAt":"2031-03-16T12:00:00Z"}""", "expiresAt")]
    [InlineData("""{"name":"a","scopes":["collect"],"expiresAt":"tomorrow"}""", "expiresAt")]
    public async Task Request_WithAMistake_NamesTheField(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await _listener.PostAsync("/api-keys", content, Cancel);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe([field]);
    }

    // Uses are noted once a minute, whatever is asked in between.
    [Fact]
    public async Task LastUse_IsToldToTheMinute_AndNotWrittenForEveryCall()
    {
        var (key, _) = await MakeAsync("metrics:read");
        using var program = With("X-API-Key", key);
        var before = await WritesAsync();
        for (var call = 0; call < 50; call++)
        {
            await program.GetJsonAsync("/me");
            _host.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await LastUseAsync()).ShouldBe("2026-03-15T12:00:00Z");
        (await WritesAsync() - before).ShouldBe(1);

        _host.Clock.Advance(TimeSpan.FromSeconds(10));
        await program.GetJsonAsync("/me");
        (await LastUseAsync()).ShouldBe("2026-03-15T12:01:00Z");
        (await WritesAsync() - before).ShouldBe(2);
    }

    // Two processes on one job database: what one revokes, the other refuses two seconds later.
    [Fact]
    public async Task Key_IsKnownAndRevoked_InEveryProcessOfTheDatabase()
    {
        using var other = new ApiHost(_host);
        _listener.Dispose();
        other.Settings["Jobs:ConnectionString"] = $"Data Source={Path.Combine(_host.Folder, ".state", "jobs.db")}";
        var (key, id) = await MakeAsync("metrics:read");
        using var there = other.Anonymous();
        there.DefaultRequestHeaders.Add("X-API-Key", key);
        (await there.GetJsonAsync("/me")).GetProperty("userId").GetString().ShouldBe("demo");

        using var listener = _host.As("demo");
        using var gone = await listener.DeleteAsync($"/api-keys/{id}", Cancel);
        gone.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        _host.Clock.Advance(TimeSpan.FromSeconds(2));

        using var answer = await there.GetAsync("/me", Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Keys_OfAListenerWhoLeft_AreVoid()
    {
        var (key, _) = await MakeAsync("metrics:read");
        using var program = With("X-API-Key", key);
        await program.GetJsonAsync("/me");
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        using var left = await _listener.DeleteAsync("/me", Cancel);
        left.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var answer = await program.GetAsync("/me", Cancel);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Keys_AreNoMoreThanAHundred_AndTheOthersStay()
    {
        for (var made = 0; made < 100; made++)
        {
            await MakeAsync("metrics:read");
        }

        using var refused = await _listener.PostAsJsonAsync("/api-keys", new { name = "One more", scopes = new[] { "collect" } }, Cancel);
        await refused.ProblemAsync(HttpStatusCode.Conflict, "too-many-api-keys");

        // Those that ended long ago make room.
        _host.Clock.Advance(TimeSpan.FromDays(120));
        using var listener = _host.As("demo");
        using var taken = await listener.PostAsJsonAsync("/api-keys", new { name = "One more", scopes = new[] { "collect" } }, Cancel);
        taken.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await listener.GetJsonAsync("/api-keys")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Check_FindsAKeyForOtherWaysIn()
    {
        var (key, id) = await MakeAsync("collect");
        var found = await _host.Services.GetRequiredService<ApiKeyCheck>().FindAsync(key, Cancel);
        found!.Id.ShouldBe(id);
        found.UserId.ShouldBe("demo");
        found.Scopes.ShouldBe(["collect"]);
        (await _host.Services.GetRequiredService<ApiKeyCheck>().FindAsync("nonsense", Cancel)).ShouldBeNull();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _listener.Dispose();
        _host.Dispose();
    }

    private async Task<(string Key, string Id)> MakeAsync(params string[] scopes)
    {
        using var listener = _host.As("demo");
        using var answer = await listener.PostAsJsonAsync("/api-keys", new { name = "Test", scopes }, Cancel);
        var made = await answer.JsonAsync(HttpStatusCode.Created);
        return (made.GetProperty("apiKey").GetString()!, made.GetProperty("keyId").GetString()!);
    }

    private HttpClient With(string header, string value)
    {
        var client = _host.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        return client;
    }

    private async Task<string?> LastUseAsync() =>
        (await _listener.GetJsonAsync("/api-keys")).GetProperty("items")[0].GetProperty("lastUsedAt").GetString();

    private async Task<long> WritesAsync()
    {
        _watch ??= await OpenAsync();
        await using var command = _watch.CreateCommand();
        command.CommandText = "SELECT changes FROM key_changes";
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    // A trigger counts the writes to the table, whoever makes them.
    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection(_host.Services.GetRequiredService<JobDatabase>().ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE key_changes (changes INTEGER NOT NULL);
            INSERT INTO key_changes VALUES (0);
            CREATE TRIGGER count_key_changes AFTER UPDATE ON api_keys BEGIN UPDATE key_changes SET changes = changes + 1; END;
            """;
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
