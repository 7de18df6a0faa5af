using System.Text;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3RetryTests(R2Servers servers) : S3FaultContext(servers)
{
    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "SlowDown")]
    public async Task Put_Throttled_WaitsAsLongAsR2Wants(int status, string code)
    {
        Network.Answer("PUT", status, code, times: 3);

        (await PutAsync("first")).IsWritten.ShouldBeTrue();

        (await StoredTextAsync()).ShouldBe("first");
        Clock.Waits.Count.ShouldBe(3);
        Clock.Waits.ShouldAllBe(wait => wait >= TimeSpan.FromSeconds(1) && wait <= TimeSpan.FromSeconds(2));
        Clock.Waits.ShouldBeUnique();
    }

    [Fact]
    public async Task Get_ThrottledForGood_SaysSoAfterAllAttempts()
    {
        await OtherPutAsync("x");
        Network.Answer("GET", 503, "SlowDown", times: 100);

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => Store.GetAsync("k", Cancellation));

        fault.Message.ShouldBe("k: cannot be read: the store asks for fewer requests (503 SlowDown)");
        Network.Seen.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData(500, "InternalError")]
    [InlineData(502, "")]
    [InlineData(408, "RequestTimeout")]
    [InlineData(400, "RequestTimeout")]
    public async Task AnyCall_PassingFaultOfTheServer_IsRepeated(int status, string code)
    {
        await OtherPutAsync("x");
        Network.Answer("GET", status, code, times: 2);
        Network.Answer("GET ?list-type", status, code);
        Network.Answer("DELETE", status, code);

        Encoding.UTF8.GetString((await Store.GetAsync("k", Cancellation))!.Content.Span).ShouldBe("x");
        (await Store.ListAsync("", null, Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem();
        await Store.DeleteAsync("k", Cancellation);

        (await StoredTextAsync()).ShouldBeNull();
        Clock.Waits.ShouldAllBe(wait => wait <= TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(501, "NotImplemented")]
    [InlineData(403, "AccessDenied")]
    public async Task Put_FaultThatStays_IsNotRepeated(int status, string code)
    {
        Network.Answer("PUT", status, code, times: 9);

        await Should.ThrowAsync<ObjectStoreException>(() => PutAsync("x"));

        Network.Seen.ShouldBe(["PUT"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(700)]
    [InlineData(999)]
    public async Task Get_BodyCutOff_IsReadAgain(int bytes)
    {
        var text = new string('t', 1_000);
        await OtherPutAsync(text);
        Network.CutBody("GET", bytes);
        Network.CutBody("GET", bytes / 2);

        Encoding.UTF8.GetString((await Store.GetAsync("k", Cancellation))!.Content.Span).ShouldBe(text);
        Network.CutBody("GET", 3);
        (await Store.GetRangeAsync("k", 990, 100, null, Cancellation))!.Content.Length.ShouldBe(10);
    }

    [Fact]
    public async Task Open_BodyCutOff_IsReadFromTheBeginning()
    {
        var text = new string('t', 200_000) + "end";
        await OtherPutAsync(text);
        Network.CutBody("GET", 150_000);
        Network.CutBody("GET", 7);

        using var opened = (await Store.OpenAsync("k", Cancellation)).ShouldNotBeNull();

        using var reader = new StreamReader(opened.Content);
        (await reader.ReadToEndAsync(Cancellation)).ShouldBe(text);
        Network.Seen.ShouldBe(["GET", "GET", "GET"]);
    }

    [Fact]
    public async Task PutStream_Throttled_IsSentFromTheBeginning()
    {
        Network.Answer("PUT", 503, "SlowDown", times: 2);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(new string('s', 200_000)));

        (await Store.PutAsync("k", stream, PutCondition.None, Cancellation)).IsWritten.ShouldBeTrue();

        (await StoredTextAsync()).ShouldBe(new string('s', 200_000));
        Network.Seen.ShouldBe(["PUT", "PUT", "PUT"]);
    }

    [Fact]
    public async Task Get_NobodyAnswers_EndsAfterItsTimeLimits()
    {
        Network.Hang("GET", () => Clock.Advance(TimeSpan.FromSeconds(101)), times: 9);

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => Store.GetAsync("k", Cancellation));

        fault.Reason.ShouldBe($"cannot be read: {Options.ServiceUrl.Authority} did not answer in time");
        Network.Seen.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Put_CancelledWhileItHangs_StopsAtOnce()
    {
        using var source = new CancellationTokenSource();
        Network.Hang("PUT", source.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutAsync("k", "x"u8.ToArray(), PutCondition.None, source.Token));

        Network.Seen.ShouldBe(["PUT"]);
    }

    [Fact]
    public async Task Waits_OfDifferentProcesses_AreSpread()
    {
        var first = new List<TimeSpan>();
        for (var process = 1; process <= 20; process++)
        {
            var clock = new ManualTimeProvider(Clock.GetUtcNow()) { ShortestLimit = Clock.ShortestLimit };
            using var network = new FaultyNetwork();
            network.Answer("GET", 500, "InternalError", times: 9);
            using var store = new S3ObjectStore(Options, clock, new Guid(process, 0, 0, new byte[8]), network);
            await Should.ThrowAsync<ObjectStoreException>(() => store.GetAsync("k", Cancellation));
            first.Add(clock.Waits[0]);
            clock.Waits.ShouldAllBe(wait => wait >= TimeSpan.Zero && wait <= TimeSpan.FromSeconds(5));
        }

        first.Distinct().Count().ShouldBe(20);
    }
}
