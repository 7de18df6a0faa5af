using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3MultipartTests(R2Servers servers) : S3FaultContext(servers)
{
    private const int PartSize = S3ObjectStoreOptions.DefaultPartSize;
    private static readonly byte[] TwoPartsAndABit = Content((2 * PartSize) + 5);

    [Fact]
    public async Task Put_LongerThanAPart_EqualPartsAndOneObject()
    {
        Network.Answer("PUT ?partNumber", 503, "SlowDown");

        var put = await Store.PutAsync("k", TwoPartsAndABit, PutCondition.None, Cancellation);

        Network.Seen.Order().ShouldBe(["POST ?uploadId", "POST ?uploads", .. Enumerable.Repeat("PUT ?partNumber", 4)]);
        Network.Requests.Where(request => request.Method == HttpMethod.Put).Select(request => request.Content!.Headers.ContentLength!.Value).Distinct().Order()
            .ShouldBe([5, PartSize]);
        var found = (await Other.GetAsync("k", Cancellation))!;
        found.Content.Span.SequenceEqual(TwoPartsAndABit).ShouldBeTrue();
        found.Info.ETag.ShouldBe(put.ETag);
    }

    [Fact]
    public async Task Put_ExactlyAPart_OneRequest()
    {
        await Store.PutAsync("k", Content(PartSize), PutCondition.None, Cancellation);

        Network.Seen.ShouldBe(["PUT"]);
    }

    [Fact]
    public async Task PutAbsent_LongerThanAPart_OneRequestBecauseR2ChecksNoConditionsAtTheEnd()
    {
        (await Store.PutAsync("k", TwoPartsAndABit, PutCondition.Absent, Cancellation)).IsWritten.ShouldBeTrue();
        (await Store.PutAsync("k", TwoPartsAndABit, PutCondition.Absent, Cancellation)).IsWritten.ShouldBeFalse();

        Network.Seen.ShouldBe(["PUT", "PUT"]);
    }

    [Fact]
    public async Task Put_APartFails_TheUploadIsAborted()
    {
        Network.Answer("PUT ?partNumber", 400, "InvalidRequest");

        await Should.ThrowAsync<ObjectStoreException>(() => Store.PutAsync("k", TwoPartsAndABit, PutCondition.None, Cancellation));

        Network.Seen[^1].ShouldBe("DELETE ?uploadId");
        (await Other.FindAsync("k", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Put_Cancelled_TheUploadIsAbortedAllTheSame()
    {
        using var source = new CancellationTokenSource();
        Network.Hang("POST ?uploadId", source.Cancel);

        await Should.ThrowAsync<OperationCanceledException>(() => Store.PutAsync("k", TwoPartsAndABit, PutCondition.None, source.Token));

        Network.Seen[^1].ShouldBe("DELETE ?uploadId");
        (await Other.FindAsync("k", Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Put_AbortFailsToo_TheFirstFailureIsTold()
    {
        Network.Answer("PUT ?partNumber", 403, "AccessDenied", times: 3);
        Network.Answer("DELETE ?uploadId", 500, "InternalError", times: 9);

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => Store.PutAsync("k", TwoPartsAndABit, PutCondition.None, Cancellation));

        fault.Reason.ShouldStartWith("cannot be written: the access key may not do this");
    }

    [Fact]
    public async Task Put_AnswerToTheLastRequestLost_IsWrittenAndKnowsIt()
    {
        Network.LoseAnswer("POST ?uploadId");

        var put = await Store.PutAsync("k", TwoPartsAndABit, PutCondition.None, Cancellation);

        put.ETag.ShouldBe((await Other.FindAsync("k", Cancellation))!.ETag);
        Network.Seen.Where(request => request == "DELETE ?uploadId").ShouldBeEmpty();
    }

    [Fact]
    public async Task Put_ErrorInsideA200_IsNoSuccess()
    {
        Network.Answer("POST ?uploadId", "<?xml version=\"1.0\"?><Error><Code>InternalError</Code><Message>We encountered an internal error.</Message></Error>");

        var put = await Store.PutAsync("k", TwoPartsAndABit, PutCondition.None, Cancellation);

        put.IsWritten.ShouldBeTrue();
        (await Other.FindAsync("k", Cancellation))!.ETag.ShouldBe(put.ETag);
    }

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}
