using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Idempotency;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Idempotency;

/// <summary>The header `Idempotency-Key` as its draft (draft-ietf-httpapi-idempotency-key-header) has it, from outside.</summary>
public sealed class IdempotencyTests : IDisposable
{
    private const string Key = "8e03978e-40d5-43e8-bc93-6894a57f9324";

    private readonly ApiHost _host = new();
    private HttpClient? _client;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Listener => _client ??= _host.As("demo");

    [Theory]
    [InlineData(Key, Key)]
    [InlineData("\"" + Key + "\"", Key)]
    public async Task SameRequest_SameKey_GetsTheSameAnswerAndDoesNothingAgain(string first, string second)
    {
        using var made = await MakeAsync(Listener, "Kitchen", first);
        using var repeated = await MakeAsync(Listener, "Kitchen", second);

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        repeated.StatusCode.ShouldBe(HttpStatusCode.Created);
        var body = await made.Content.ReadAsStringAsync(Cancel);
        (await repeated.Content.ReadAsStringAsync(Cancel)).ShouldBe(body);
        repeated.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        repeated.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Location_IsRepeated()
    {
        await _host.SignInAsync(Listener);
        using var first = await PostAsync(Listener, "/snapshots", content: null, Key);
        using var second = await PostAsync(Listener, "/snapshots", content: null, Key);

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        await Listener.FollowJobAsync((await first.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString()!);

        // Without the key it would be 200, for the snapshot is there.
        using var third = await PostAsync(Listener, "/snapshots", content: null, Key);
        third.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task OtherRequest_SameKey_IsRefused()
    {
        using var first = await MakeAsync(Listener, "Kitchen", Key);

        using var otherBody = await MakeAsync(Listener, "Bathroom", Key);
        await otherBody.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        using var otherAddress = await PostAsync(Listener, "/api-keys?x=1", Wanted("Kitchen"), Key);
        await otherAddress.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        using var otherRoute = await PostAsync(Listener, "/webhooks", Wanted("Kitchen"), Key);
        await otherRoute.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task SameKey_OfAnotherListenerOrProgram_IsAnotherKey()
    {
        using var first = await MakeAsync(Listener, "Kitchen", Key);
        using var stranger = _host.As("stranger");
        using var second = await MakeAsync(stranger, "Kitchen", Key);

        (await second.Content.ReadAsStringAsync(Cancel)).ShouldNotBe(await first.Content.ReadAsStringAsync(Cancel));
        var callers = new[] { ("webhooks one", "a"), ("webhooks two", "b") };
        foreach (var (name, _) in callers)
        {
            using var made = await MakeAsync(Listener, name, key: null, "account:manage");
            using var program = _host.Anonymous();
            program.DefaultRequestHeaders.Add("X-API-Key", (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString());
            using var webhook = await PostAsync(program, "/webhooks", JsonContent.Create(new { url = "https://hooks.example/" + Uri.EscapeDataString(name) }), Key);
            webhook.StatusCode.ShouldBe(HttpStatusCode.Created);
        }
    }

    // The first is not answered yet: it waits for a body that is still coming.
    [Fact]
    public async Task SameKey_WhileTheFirstRuns_IsAConflict()
    {
        var body = new SlowContent("""{"name":"Kitchen","scopes":["collect"]}""");
        var first = PostAsync(Listener, "/api-keys", body, Key);
        await UntilBegunAsync();
        using var second = await MakeAsync(Listener, "Kitchen", Key);

        await second.ProblemAsync(HttpStatusCode.Conflict, "idempotency-key-in-use");
        body.Finish();
        using var answer = await first;
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var third = await MakeAsync(Listener, "Kitchen", Key);
        (await third.Content.ReadAsStringAsync(Cancel)).ShouldBe(await answer.Content.ReadAsStringAsync(Cancel));
    }

    private async Task UntilBegunAsync()
    {
        var limit = Patience.Token();
        await using var connection = await _host.Services.GetRequiredService<JobDatabase>().OpenAsync(limit);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM idempotency_keys";
        while ((long)(await command.ExecuteScalarAsync(limit))! == 0)
        {
            await Patience.PauseAsync(limit);
        }
    }

    [Fact]
    public async Task Request_WhoseProcessDied_IsTheFirstAgain()
    {
        var store = _host.Services.GetRequiredService<IdempotencyStore>();
        var now = NodaTime.Instant.FromDateTimeOffset(ApiHost.Now);
        (await store.BeginAsync(new IdempotentCaller("demo", ""), Key, "POST /api-keys", now, Cancel)).ShouldBeNull();
        using var early = await MakeAsync(Listener, "Kitchen", Key);
        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        _host.Clock.Advance(TimeSpan.FromMinutes(2));

        using var late = await MakeAsync(Listener, "Kitchen", Key);
        late.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Answer_IsKeptForADay()
    {
        using var first = await MakeAsync(Listener, "Kitchen", Key);
        _host.Clock.Advance(TimeSpan.FromHours(23.9));
        using var listener = _host.As("demo");
        using var second = await MakeAsync(listener, "Kitchen", Key);
        (await second.Content.ReadAsStringAsync(Cancel)).ShouldBe(await first.Content.ReadAsStringAsync(Cancel));

        _host.Clock.Advance(TimeSpan.FromHours(0.2));
        using var third = await MakeAsync(listener, "Kitchen", Key);

        (await third.Content.ReadAsStringAsync(Cancel)).ShouldNotBe(await first.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("a b")]
    [InlineData("a\"b")]
    [InlineData("kl\u00e9")]
    public async Task Key_ThatIsNone_IsRefusedByName(string key)
    {
        using var answer = await MakeAsync(Listener, "Kitchen", key);
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldBe(["Idempotency-Key"]);
    }

    [Theory]
    [InlineData(255, HttpStatusCode.Created)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task Key_HasAtMost255Letters(int length, HttpStatusCode expected)
    {
        using var answer = await MakeAsync(Listener, "Kitchen", new string('x', length));
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Refusal_IsKept_AndRefusalsOfTheMomentAreNot()
    {
        using var bad = await MakeAsync(Listener, "", Key);
        using var badAgain = await MakeAsync(Listener, "", Key);
        await bad.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        await badAgain.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");

        // Nobody is signed in with Spotify: 409 now, and 202 with the same key when he is.
        using var early = await PostAsync(Listener, "/snapshots", content: null, "another");
        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await _host.SignInAsync(Listener);
        using var late = await PostAsync(Listener, "/snapshots", content: null, "another");
        late.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Upload_IsHashedAndNotHeld()
    {
        var file = Encoding.UTF8.GetBytes("""[{"ts":"2026-02-14T20:05:31Z","ms_played":166992,"master_metadata_track_name":"Lighthouse","master_metadata_album_artist_name":"A","spotify_track_uri":"spotify:track:4kzvAGJirpZ9ethvKZdJtg"}]""");
        using var first = await PostAsync(Listener, "/imports", File(file), Key);
        using var second = await PostAsync(Listener, "/imports", File(file), Key);
        using var third = await PostAsync(Listener, "/imports", File([.. file, (byte)'\n']), Key);

        var started = await first.JsonAsync(HttpStatusCode.Accepted);
        (await second.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString().ShouldBe(started.GetProperty("jobId").GetString());
        third.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    // An API key is shown once: what repeats it must not be readable in the file.
    [Fact]
    public async Task Answer_IsEncryptedAtRest()
    {
        using var made = await MakeAsync(Listener, "Kitchen", Key);
        var secret = (await made.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString()!;

        await using var connection = await _host.Services.GetRequiredService<JobDatabase>().OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT answer FROM idempotency_keys";
        var answer = (string)(await command.ExecuteScalarAsync(Cancel))!;
        answer.ShouldNotContain(secret);
        answer.ShouldNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..20]);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _host.Dispose();
    }

    private static JsonContent Wanted(string name, string scope = "collect") => JsonContent.Create(new { name, scopes = new[] { scope } });

    private static Task<HttpResponseMessage> MakeAsync(HttpClient caller, string name, string? key, string scope = "collect") => PostAsync(caller, "/api-keys", Wanted(name, scope), key);

    private static ByteArrayContent File(byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new("application/json");
        return file;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient caller, string path, HttpContent? content, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        return await caller.SendAsync(request, Cancel);
    }

    private async Task<int> CountAsync() => (await Listener.GetJsonAsync("/api-keys")).GetProperty("items").GetArrayLength();

    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] body;
        private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent(string body)
        {
            this.body = Encoding.UTF8.GetBytes(body);
            Headers.ContentType = new("application/json");
        }

        public void Finish() => finished.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, 5));
            await stream.FlushAsync();
            await finished.Task;
            await stream.WriteAsync(body.AsMemory(5));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
