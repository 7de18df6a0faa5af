using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Listens;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Listens;

/// <summary>Listens from a player to the history, as a player and the listener see it.</summary>
public sealed class ListenIntakeTests : IDisposable
{
    private readonly ApiHost _host = new();
    private HttpClient? _client;

    private HttpClient Listener => _client ??= _host.As("demo");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_ThatIsValid_IsSaidToBe()
    {
        using var player = await PlayerAsync("collect");

        var valid = await player.GetJsonAsync("/1/validate-token");
        valid.GetRawText().ShouldBe("""{"code":200,"message":"Token valid.","valid":true,"user_name":"demo"}""");
        using var anonymous = _host.Anonymous();
        var token = player.DefaultRequestHeaders.Authorization!.Parameter;
        (await anonymous.GetJsonAsync("/1/validate-token?token=" + token)).GetProperty("valid").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Token_ThatIsNone_IsSaidToBeInvalid()
    {
        using var anonymous = _host.Anonymous();
        (await anonymous.GetJsonAsync("/1/validate-token?token=x")).GetRawText().ShouldBe("""{"code":200,"message":"Token invalid.","valid":false}""");
        (await anonymous.GetJsonAsync("/1/validate-token", HttpStatusCode.BadRequest)).GetRawText()
            .ShouldBe("""{"code":400,"error":"You need to provide an Authorization token."}""");

        using var reader = await PlayerAsync("metrics:read");
        (await reader.GetJsonAsync("/1/validate-token")).GetProperty("valid").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, 401, "You need to provide an Authorization header.")]
    [InlineData("Token", 401, "Invalid authorization token.")]
    [InlineData("Token 5d2a1d84-6a2c-4dd4-9d55-b8d8a35c61fa", 401, "Invalid authorization token.")]
    public async Task Submission_OfNobody_IsRefused(string? authorization, int status, string error)
    {
        using var anonymous = _host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/1/submit-listens") { Content = Single(1_773_570_000, "Lighthouse") };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var answer = await anonymous.SendAsync(request, Cancel);

        (await answer.JsonAsync((HttpStatusCode)status)).GetRawText().ShouldBe($$"""{"code":{{status}},"error":"{{error}}"}""");
    }

    [Fact]
    public async Task Submission_WithAKeyForOtherThings_IsRefused()
    {
        using var player = await PlayerAsync("metrics:read", "history:read", "account:manage");
        using var answer = await player.PostAsync("/1/submit-listens", Single(1_773_570_000, "Lighthouse"), Cancel);

        (await answer.JsonAsync(HttpStatusCode.Forbidden)).GetRawText().ShouldBe("""{"code":403,"error":"The key lacks the scope collect."}""");
    }

    [Fact]
    public async Task Submission_WithAMistake_KeepsNothingOfIt()
    {
        using var player = await PlayerAsync("collect");
        using var content = Json("""{"listen_type":"import","payload":[{"listened_at":1773570000,"track_metadata":{"track_name":"A","artist_name":"B"}},{"listened_at":1773570000}]}""");
        using var answer = await player.PostAsync("/1/submit-listens", content, Cancel);

        (await answer.JsonAsync(HttpStatusCode.BadRequest)).GetProperty("code").GetInt32().ShouldBe(400);
        (await Waiting.CountAsync("demo", Cancel)).ShouldBe(0);
    }

    // One listen costs one row in the job database and nothing in the store, and six hours of them are one import.
    [Fact]
    public async Task Listens_OfADay_AreOneBatchAndCostTheStoreNothingBefore()
    {
        using var player = await PlayerAsync("collect");
        await _host.SignInAsync(Listener);
        var before = await ObjectsAsync();
        for (var minute = 0; minute < 60; minute += 3)
        {
            await SubmitAsync(player, Single(1_773_570_000 + (60 * minute), "Song " + minute));
        }

        (await ObjectsAsync()).ShouldBe(before);
        await TickAsync();
        (await JobsAsync()).ShouldBeEmpty();

        _host.Clock.Advance(TimeSpan.FromHours(6));
        await TickAsync();

        var job = await LastJobAsync();
        job.GetProperty("state").GetString().ShouldBe("succeeded", job.GetRawText());
        job.GetProperty("result").GetProperty("listens").GetInt32().ShouldBe(20);
        (await Waiting.CountAsync("demo", Cancel)).ShouldBe(0);
        using var listener = _host.As("demo");
        (await listener.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(1);
        var metrics = await listener.GetJsonAsync($"/metrics/temporal?from=2026-03-15&to=2026-03-16&timeZone=Etc/UTC&dataVersion={job.GetProperty("dataVersion").GetString()}");
        metrics.GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(20);
    }

    // The player that got no answer sends again.
    [Fact]
    public async Task Listen_ThatIsSentAgain_IsOnePlay_BeforeAndAfterItsBatch()
    {
        using var player = await PlayerAsync("collect");
        await SubmitAsync(player, Single(1_773_570_000, "Lighthouse"));
        await SubmitAsync(player, Single(1_773_570_000, "Lighthouse"));
        (await Waiting.CountAsync("demo", Cancel)).ShouldBe(1);
        await RunAsync();

        await SubmitAsync(player, Single(1_773_570_000, "Lighthouse"));
        await SubmitAsync(player, Single(1_773_571_000, "Harbour"));
        var job = await RunAsync();

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        (await Listener.GetJsonAsync("/me")).GetProperty("plays").GetInt64().ShouldBe(2);
    }

    // The process ends after the import and before its listens are forgotten.
    [Fact]
    public async Task Batch_WhoseRunBrokeOff_IsTheSameImportAgain()
    {
        using var player = await PlayerAsync("collect");
        await SubmitAsync(player, Single(1_773_570_000, "Lighthouse"));
        var batch = (await Waiting.ClaimAsync("demo", "batch-1", Cancel)).ShouldHaveSingleItem();
        var (bodies, _) = await Waiting.ReadAsync("demo", batch, Cancel);
        var first = await RunAsync();
        await Waiting.AddAsync("demo", [new Listen(1_773_570_000, bodies[0])], Instant.FromDateTimeOffset(ApiHost.Now), Cancel);
        await Waiting.ClaimAsync("demo", "batch-1", Cancel);
        await SubmitAsync(player, Single(1_773_571_000, "Harbour"));

        var second = await RunAsync();

        string[] ids = [.. second.GetProperty("result").GetProperty("importIds").EnumerateArray().Select(id => id.GetString()!)];
        ids.Length.ShouldBe(2);
        ids.ShouldContain(first.GetProperty("result").GetProperty("importIds")[0].GetString()!);
        (await Listener.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await Listener.GetJsonAsync("/me")).GetProperty("plays").GetInt64().ShouldBe(2);
    }

    [Fact]
    public async Task Listens_ThatAreMany_DoNotWait()
    {
        _host.Settings["Listens:BatchSize"] = "3";
        using var player = await PlayerAsync("collect");
        using var content = Json("""{"listen_type":"import","payload":[""" + string.Join(',', Enumerable.Range(0, 3).Select(number =>
            $$$"""{"listened_at":{{{1_700_000_000 + (number * 300)}}},"track_metadata":{"track_name":"Song {{{number}}}","artist_name":"A"}}""")) + "]}");
        await SubmitAsync(player, content);

        var job = await LastJobAsync();

        job.GetProperty("kind").GetString().ShouldBe("listens");
        job.GetProperty("result").GetProperty("listens").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task EraseMe_ForgetsWhatWaits()
    {
        using var player = await PlayerAsync("collect");
        await SubmitAsync(player, Single(1_773_570_000, "Lighthouse"));
        using var erased = await Listener.DeleteAsync("/me", Cancel);
        erased.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        using var late = await player.PostAsync("/1/submit-listens", Single(1_773_571_000, "Harbour"), Cancel);

        late.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var limit = Patience.Token();
        while (await Waiting.CountAsync("demo", limit) > 0)
        {
            await Patience.PauseAsync(limit);
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _host.Dispose();
    }

    private WaitingListens Waiting => _host.Services.GetRequiredService<WaitingListens>();

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static StringContent Single(long startedAt, string title) => Json(
        $$"""{"listen_type":"single","payload":[{"listened_at":{{startedAt}},"track_metadata":{"track_name":"{{title}}","artist_name":"Alma Moreau-Lind","additional_info":{"duration_ms":170000} } }]}""");

    private static async Task SubmitAsync(HttpClient player, HttpContent content)
    {
        using var answer = await player.PostAsync("/1/submit-listens", content, Cancel);
        (await answer.JsonAsync()).GetRawText().ShouldBe("""{"status":"ok"}""");
        content.Dispose();
    }

    private async Task<HttpClient> PlayerAsync(params string[] scopes)
    {
        using var answer = await Listener.PostAsJsonAsync("/api-keys", new { name = "Player", scopes }, Cancel);
        var player = _host.Anonymous();
        player.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", (await answer.JsonAsync(HttpStatusCode.Created)).GetProperty("apiKey").GetString());
        return player;
    }

    private async Task<JsonElement> RunAsync()
    {
        var job = await _host.Services.GetRequiredService<JobQueue>().EnqueueAsync(JobKind.Listens, "demo", parameters: null, Cancel);
        return await Listener.FollowJobAsync(job.Id);
    }

    // Only listens: the demo listener is not signed in with Spotify here, or was collected just now.
    private async Task TickAsync()
    {
        var due = _host.Services.GetServices<IDueCollections>().OfType<DueListens>().Single();
        await foreach (var one in due.ListAsync(Instant.FromDateTimeOffset(_host.Clock.GetUtcNow()), Cancel))
        {
            await _host.Services.GetRequiredService<JobQueue>().EnqueueAsync(one.Kind, one.UserId, one.Parameters, Cancel);
        }
    }

    private async Task<IReadOnlyList<JsonElement>> JobsAsync()
    {
        using var listener = _host.As("demo");
        return [.. (await listener.GetJsonAsync("/jobs")).GetProperty("jobs").EnumerateArray().Where(job => job.GetProperty("kind").GetString() == "listens")];
    }

    private async Task<JsonElement> LastJobAsync()
    {
        using var listener = _host.As("demo");
        return await listener.FollowJobAsync((await JobsAsync())[0].GetProperty("id").GetString()!);
    }

    private async Task<int> ObjectsAsync() =>
        await _host.Services.GetRequiredService<IObjectStore>().ListAsync("users/demo/", startAfter: null, Cancel).CountAsync(Cancel);
}
