using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Reference;

namespace SpotifyInsights.Tests.Api;

/// <summary>Metrics as a cache sees them: which answers are the same, which are not, and what a client that holds one gets.</summary>
public sealed class CachedAnswersTests : IAsyncLifetime
{
    private const string Large = "/metrics/temporal?from=2024-01-01";

    private static readonly string[] Paths =
    [
        "/metrics/temporal", "/metrics/artists", "/metrics/discovery", "/metrics/popularity", "/metrics/release-years", "/metrics/content",
        "/audio-profile", "/audio-profile/contexts", "/audio-profile/coverage",
    ];

    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener = _host.Anonymous();
        await _host.SignInAsync(_listener);
        await _listener.TakeSnapshotAsync();
    }

    [Fact]
    public async Task Answers_AskedAgainLaterThatDay_AreTheSameBytes_AndHeldOnesAreNotSent()
    {
        var first = await Task.WhenAll(Paths.Select(path => SendAsync(path)));
        _host.Clock.Advance(TimeSpan.FromMinutes(50));
        _host.Services.GetRequiredService<AnswerCache>().Forget("demo");
        foreach (var (path, answer) in Paths.Zip(first))
        {
            await SameAsync(path, answer);
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Head_HasTheHeadersOfGet_AndNoBody()
    {
        foreach (var path in Paths)
        {
            using var get = await SendAsync(path);
            using var head = await SendAsync(path, held: null, HttpMethod.Head);

            head.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            head.Headers.ETag.ShouldBe(get.Headers.ETag, path);
            head.Content.Headers.ContentLength.ShouldBe((await get.Content.ReadAsByteArrayAsync(Token)).Length, path);
            (await head.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty(path);
            using var held = await SendAsync(path, get.Headers.ETag!.ToString(), HttpMethod.Head);
            held.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
        }
    }

    [Fact]
    public async Task Tag_OfTheSameQuestionInOtherWords_IsTheSame()
    {
        string[] same = ["granularity=month&top=10&by=plays&credit=first&includeShort=false", "includeShort=False&timeZone=Etc/UTC", "TOP=010"];
        string[] others =
        [
            "top=11", "by=minutes", "credit=all", "granularity=week", "includeShort=true", "from=2026-03-01", "to=2026-03-16", "timeZone=Etc/GMT",
            "timeZone=Asia/Tokyo", "asOf=2026-03-15T12:00:00Z", "other=1", "other=2",
        ];
        var tag = await TagAsync("/metrics/artists");

        foreach (var query in same)
        {
            (await TagAsync("/metrics/artists?" + query)).ShouldBe(tag, query);
        }

        var tags = new List<string> { tag, await TagAsync("/metrics/discovery") };
        foreach (var query in others)
        {
            tags.Add(await TagAsync("/metrics/artists?" + query));
        }

        tags.ShouldBeUnique();
    }

    [Fact]
    public async Task Tag_OfAnInstantWithAnotherOffset_IsTheSame() =>
        (await TagAsync("/metrics/temporal?asOf=2026-03-15T12:00:00Z")).ShouldBe(await TagAsync("/metrics/temporal?asOf=2026-03-15T13:00:00%2B01:00"));

    [Fact]
    public async Task Tag_AfterNewPlays_IsAnother_AndTheAnswerHasThem()
    {
        var former = await TagAsync("/metrics/temporal");
        _host.Clock.Advance(TimeSpan.FromHours(6));
        using var later = _host.As("demo");
        await later.TakeSnapshotAsync("?force=true");

        using var answer = await SendAsync("/metrics/temporal", former, client: later);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag!.ToString().ShouldNotBe(former);
        (await answer.JsonAsync()).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Tag_OnTheNextLocalDay_IsAnother_ButOfAWindowThatIsOver()
    {
        const string over = "/metrics/temporal?from=2026-03-01&to=2026-03-13";
        const string justOver = "/metrics/temporal?from=2026-03-01&to=2026-03-15";
        var (today, formerly, yesterday) = (await TagAsync("/metrics/temporal"), await TagAsync(over), await TagAsync(justOver));
        var tokyo = await TagAsync("/metrics/temporal?timeZone=Asia/Tokyo");

        // 16:00 in UTC is the next day in Tokyo.
        _host.Clock.Advance(TimeSpan.FromHours(4));
        using var afternoon = _host.As("demo");
        (await TagAsync("/metrics/temporal", afternoon)).ShouldBe(today);
        (await TagAsync("/metrics/temporal?timeZone=Asia/Tokyo", afternoon)).ShouldNotBe(tokyo);

        _host.Clock.Advance(TimeSpan.FromHours(10));
        using var tomorrow = _host.As("demo");
        (await TagAsync("/metrics/temporal", tomorrow)).ShouldNotBe(today);
        (await TagAsync(justOver, tomorrow)).ShouldNotBe(yesterday);
        (await TagAsync(over, tomorrow)).ShouldBe(formerly);
        var gaps = (await tomorrow.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("gaps");
        gaps[gaps.GetArrayLength() - 1].GetProperty("to").GetString().ShouldBe("2026-03-16T00:00:00Z", "not the instant of asking");
    }

    [Fact]
    public async Task Tag_AfterAnotherZoneWasSet_IsAnother()
    {
        var (former, inUtc) = (await TagAsync("/metrics/temporal"), await _listener.GetStringAsync("/metrics/temporal?timeZone=Etc/UTC", Token));
        using var changed = await _listener.PatchAsJsonAsync("/me", new { timeZone = "America/Sao_Paulo" }, Token);

        (await TagAsync("/metrics/temporal")).ShouldNotBe(former);
        (await _listener.GetStringAsync("/metrics/temporal?timeZone=Etc/UTC", Token)).ShouldBe(inUtc);
    }

    [Fact]
    public async Task Tag_WithOtherReferenceData_IsAnother()
    {
        var former = await TagAsync("/metrics/discovery");
        var data = _host.Services.GetRequiredService<ReferenceData>();
        data.Use((await data.GetAsync(Token)) with { State = "another" });

        (await TagAsync("/metrics/discovery")).ShouldNotBe(former);
    }

    [Fact]
    public async Task Answer_OfAnotherListener_IsNeverShared()
    {
        var mine = await TagAsync("/metrics/temporal?from=2026-03-01&to=2026-03-10");
        using var ada = _host.As("ada");
        using var bob = _host.As("bob");
        var (adas, bobs) = (await TagAsync("/metrics/temporal", ada), await TagAsync("/metrics/temporal", bob));

        adas.ShouldNotBe(bobs, "both have nothing yet, and still");
        using var answer = await SendAsync("/metrics/temporal", adas, client: bob);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var stolen = await SendAsync("/metrics/temporal?from=2026-03-01&to=2026-03-10", mine, client: ada);
        (await stolen.JsonAsync()).GetProperty("basis").GetProperty("plays").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Star_HoldsWhateverThereIs_ButNoMistake()
    {
        using var held = await SendAsync("/metrics/temporal", "*");
        held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await held.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();

        using var mistake = await SendAsync("/metrics/temporal?asOf=2020-01-01T00-00-00Z", "*");
        await mistake.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        mistake.Headers.ETag.ShouldBeNull();
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("deflate", null)]
    public async Task LargeAnswer_GoesOutCompressed_WithATagOfItsOwn(string accepted, string? coding)
    {
        using var plain = await SendAsync(Large);
        var body = await plain.Content.ReadAsByteArrayAsync(Token);
        body.Length.ShouldBeGreaterThan(Representation.LargeBytes);

        using var answer = await SendAsync(Large, accepts: accepted);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(coding);
        answer.Headers.ETag!.Equals(plain.Headers.ETag).ShouldBe(coding is null);
        var sent = await answer.Content.ReadAsByteArrayAsync(Token);
        answer.Content.Headers.ContentLength.ShouldBe(sent.Length);
        Decoded(sent, coding).ShouldBe(body);

        using var held = await SendAsync(Large, answer.Headers.ETag!.ToString(), accepts: accepted);
        held.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        held.Headers.ETag.ShouldBe(answer.Headers.ETag);

        // A form that the client no longer takes is not held.
        using var other = await SendAsync(Large, answer.Headers.ETag!.ToString(), accepts: "zstd");
        other.StatusCode.ShouldBe(coding is null ? HttpStatusCode.NotModified : HttpStatusCode.OK);
    }

    [Fact]
    public async Task SmallAnswer_GoesOutAsItIs()
    {
        const string small = "/metrics/temporal?from=2026-03-14&to=2026-03-15";
        using var answer = await SendAsync(small, accepts: "br");

        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        answer.Headers.ETag!.ToString().ShouldBe(await TagAsync(small));
    }

    [Fact]
    public async Task Mistakes_AreNotCached()
    {
        using var mistake = await SendAsync("/metrics/artists?from=2024-01-01&granularity=day&top=50");

        mistake.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        mistake.Headers.ETag.ShouldBeNull();
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    private async Task SameAsync(string path, HttpResponseMessage first)
    {
        first.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        var tag = first.Headers.ETag.ShouldNotBeNull(path);
        tag.IsWeak.ShouldBeFalse(path);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private", path);
        first.Headers.Vary.AsEnumerable().ShouldBe(["Accept", "Accept-Encoding"], path);
        first.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8", path);

        using var second = await SendAsync(path);
        (await second.Content.ReadAsByteArrayAsync(Token)).ShouldBe(await first.Content.ReadAsByteArrayAsync(Token), $"{path}, calculated anew");
        second.Headers.ETag.ShouldBe(tag, path);

        using var held = await SendAsync(path, tag.ToString());
        held.StatusCode.ShouldBe(HttpStatusCode.NotModified, path);
        held.Headers.ETag.ShouldBe(tag, path);
        held.Headers.CacheControl!.ToString().ShouldBe("no-cache, private", path);
        held.Headers.Vary.AsEnumerable().ShouldBe(["Accept", "Accept-Encoding"], path);
        (await held.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty(path);
    }

    private static byte[] Decoded(byte[] body, string? coding)
    {
        using var source = new MemoryStream(body);
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var decoded = new MemoryStream();
        plain.CopyTo(decoded);
        return decoded.ToArray();
    }

    private async Task<string> TagAsync(string path, HttpClient? client = null)
    {
        using var answer = await SendAsync(path, client: client);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer.Headers.ETag!.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(
        string path, string? held = null, HttpMethod? method = null, HttpClient? client = null, string? accepts = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        if (held is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", held);
        }

        if (accepts is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        }

        return await (client ?? _listener).SendAsync(request, Token);
    }
}
