using System.Net;
using System.Net.Http.Headers;
using SpotifyInsights.Api.Spotify;

namespace SpotifyInsights.Tests.Spotify;

public sealed class RetryTests : IDisposable
{
    private readonly SpotifyHost _host = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    public static TheoryData<string> PassingFaults => ["500", "502 html", "503", "refused", "broken stream", "cut off", "cut off in text", "empty"];

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task PassingFault_ThenAnAnswer_IsTheAnswer(string fault)
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, _ => Fail(fault)).On(SpotifyHost.Me, _ => Fail(fault))
            .On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        (await _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel)).Id.ShouldBe("ada");

        _host.Ledger.Calls.ShouldBe(3);

        // Half a second to one, then one to two; they are no waits that Spotify asked for.
        _host.Time.Waits.Count.ShouldBe(2);
        _host.Time.Waits[0].ShouldBeInRange(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1));
        _host.Time.Waits[1].ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        _host.Ledger.Waited.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("503", "status 503")]
    [InlineData("refused", "the connection failed")]
    [InlineData("broken stream", "the connection failed")]
    [InlineData("cut off", "the body ended early")]
    public async Task PassingFault_WithoutEnd_IsBounded(string fault, string words)
    {
        await _host.SignedInAsync(Cancel);
        _host.Spotify.On(SpotifyHost.Me, _ => Fail(fault));

        var exception = await Should.ThrowAsync<SpotifyUnavailableException>(() => _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel));

        exception.Message.ShouldBe($"GET /v1/me did not answer usably in 4 attempts; the last one: {words}.");
        exception.IsPassing.ShouldBeTrue();
        _host.Ledger.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task Retries_SwitchedOff_AskOnce()
    {
        using var host = new SpotifyHost(settings: [("Spotify:MaxRetries", "0")]);
        await host.SignedInAsync(Cancel);
        host.Spotify.On(SpotifyHost.Me, HttpStatusCode.InternalServerError, "");

        (await Should.ThrowAsync<SpotifyUnavailableException>(() => host.Client.GetCurrentUserAsync(host.Ledger, Cancel)))
            .Message.ShouldBe("GET /v1/me did not answer usably in 1 attempt; the last one: status 500.");
    }

    [Fact]
    public async Task Silence_LongerThanTheTimeLimit_IsRetried()
    {
        await _host.SignedInAsync(Cancel);
        var asked = new TaskCompletionSource();
        _host.Spotify.On(SpotifyHost.Me, async stopped =>
        {
            asked.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(stopped);
            throw new InvalidOperationException("The request was not stopped.");
        }).On(SpotifyHost.Me, HttpStatusCode.OK, Recorded.Read("me-bare.json"));

        var call = _host.Client.GetCurrentUserAsync(_host.Ledger, Cancel);
        await asked.Task.WaitAsync(Cancel);
        _host.Time.Advance(TimeSpan.FromSeconds(99));
        call.IsCompleted.ShouldBeFalse();
        _host.Time.Advance(TimeSpan.FromSeconds(1));

        (await call).Id.ShouldBe("ada");
        _host.Ledger.Calls.ShouldBe(2);
    }

    [Fact]
    public async Task Silence_WithoutEnd_SaysSo()
    {
        using var host = new SpotifyHost(settings: [("Spotify:MaxRetries", "0")]);
        await host.SignedInAsync(Cancel);
        var asked = new TaskCompletionSource();
        host.Spotify.On(SpotifyHost.Me, async stopped =>
        {
            asked.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(stopped);
            return new HttpResponseMessage();
        });

        var call = host.Client.GetCurrentUserAsync(host.Ledger, Cancel);
        await asked.Task.WaitAsync(Cancel);
        host.Time.Advance(TimeSpan.FromSeconds(100));

        (await Should.ThrowAsync<SpotifyUnavailableException>(() => call))
            .Message.ShouldBe("GET /v1/me did not answer usably in 1 attempt; the last one: no answer in time.");
    }

    [Fact]
    public async Task Cancellation_WhileWaiting_EndsTheCall()
    {
        // No timer fires by itself here: the wait lasts until it is cancelled.
        _host.Time.ShortestLimit = TimeSpan.Zero;
        await _host.SignedInAsync(Cancel);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        _host.Spotify.On(SpotifyHost.Me, HttpStatusCode.TooManyRequests, "", TimeSpan.FromSeconds(20));

        var call = _host.Client.GetCurrentUserAsync(_host.Ledger, cancel.Token);
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        _host.Ledger.Calls.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void Jitter_OfOneSeed_IsAlwaysTheSame()
    {
        var expected = new Random(7);
        var jitter = new RetryJitter(new Random(7));

        for (var i = 0; i < 20; i++)
        {
            jitter.Apply(TimeSpan.FromSeconds(8)).ShouldBe(TimeSpan.FromSeconds(4 + (4 * expected.NextDouble())), TimeSpan.FromMicroseconds(1));
        }
    }

    private static Task<HttpResponseMessage> Fail(string fault) => fault switch
    {
        "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
        "502 html" => Task.FromResult(ScriptedSpotify.Answer(HttpStatusCode.BadGateway, "<html>Bad Gateway</html>")),
        "broken stream" => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() }),
        "cut off" => Task.FromResult(ScriptedSpotify.Answer(HttpStatusCode.OK, """{"id":"ada","images":[""")),
        "cut off in text" => Task.FromResult(ScriptedSpotify.Answer(HttpStatusCode.OK, """{"id":"ad""")),
        "empty" => Task.FromResult(ScriptedSpotify.Answer(HttpStatusCode.OK, "")),
        _ => Task.FromResult(ScriptedSpotify.Answer((HttpStatusCode)int.Parse(fault), """{"error":{"status":500,"message":"Oops"}}""")),
    };

    private sealed class BrokenContent : HttpContent
    {
        public BrokenContent() => Headers.ContentType = new MediaTypeHeaderValue("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("""{"id":"ada","""u8.ToArray());
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
