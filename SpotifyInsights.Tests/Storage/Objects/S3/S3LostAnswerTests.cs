using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3LostAnswerTests(R2Servers servers) : S3FaultContext(servers)
{
    [Fact]
    public async Task PutAbsent_AnswerLost_IsWrittenAndKnowsIt()
    {
        Network.LoseAnswer("PUT");

        var put = await PutAsync("mine", PutCondition.Absent);

        put.IsWritten.ShouldBeTrue();
        put.ETag.ShouldBe((await Other.FindAsync("k", Cancellation))!.ETag);
        Network.Seen.ShouldBe(["PUT", "HEAD"]);
    }

    [Fact]
    public async Task PutMatches_AnswerLost_IsWrittenAndKnowsIt()
    {
        var former = await OtherPutAsync("former");
        Network.LoseAnswer("PUT");

        (await PutAsync("mine", PutCondition.Matches(former.ETag!))).IsWritten.ShouldBeTrue();

        (await StoredTextAsync()).ShouldBe("mine");
    }

    [Fact]
    public async Task PutAbsent_RequestLost_IsSentAgain()
    {
        Network.LoseRequest("PUT");

        (await PutAsync("mine", PutCondition.Absent)).IsWritten.ShouldBeTrue();

        Network.Seen.ShouldBe(["PUT", "HEAD", "PUT"]);
        (await StoredTextAsync()).ShouldBe("mine");
    }

    [Fact]
    public async Task PutAbsent_AnswerAndReadBackLost_IsAskedAgain()
    {
        Network.LoseAnswer("PUT");
        Network.Answer("HEAD", 503, "SlowDown");

        (await PutAsync("mine", PutCondition.Absent)).IsWritten.ShouldBeTrue();

        Network.Seen.ShouldBe(["PUT", "HEAD", "HEAD"]);
    }

    [Fact]
    public async Task PutAbsent_AppliedOnlyAfterTheReadBack_IsStillFoundToBeOurs()
    {
        // The read-back comes before the first request arrives: it answers as if nothing was there, and the second put meets the first.
        Network.LoseAnswer("PUT");
        Network.Answer("HEAD", 404, "NoSuchKey");

        (await PutAsync("mine", PutCondition.Absent)).IsWritten.ShouldBeTrue();

        Network.Seen.ShouldBe(["PUT", "HEAD", "PUT", "HEAD"]);
    }

    [Fact]
    public async Task PutAbsent_RequestLostAndSomebodyWroteTheSameBytes_IsNotTakenForOurs()
    {
        Network.LoseRequest("PUT");
        await OtherPutAsync("same");

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => PutAsync("same", PutCondition.Absent));

        fault.Reason.ShouldStartWith("may have been written and replaced since");
    }

    [Fact]
    public async Task PutMatches_AnswerLostAndReplacedSince_SaysThatNobodyCanKnow()
    {
        var former = await OtherPutAsync("former");
        Network.LoseAnswer("PUT", async () => await OtherPutAsync("theirs"));

        await Should.ThrowAsync<ObjectStoreException>(() => PutAsync("mine", PutCondition.Matches(former.ETag!)));

        (await StoredTextAsync()).ShouldBe("theirs");
    }

    [Fact]
    public async Task PutAbsent_ConnectionNeverMade_IsNoDoubt()
    {
        Network.Break("PUT", HttpRequestError.ConnectionError);
        await OtherPutAsync("theirs");

        (await PutAsync("mine", PutCondition.Absent)).IsWritten.ShouldBeFalse();

        Network.Seen.ShouldBe(["PUT", "PUT"]);
    }

    [Theory]
    [InlineData(412, "PreconditionFailed")]
    [InlineData(409, "ConditionalRequestConflict")]
    [InlineData(404, "NoSuchKey")]
    public async Task PutMatches_RefusedInAnyDialect_IsALostRace(int status, string code)
    {
        Network.Answer("PUT", status, code);

        (await PutAsync("mine", PutCondition.Matches("0123"))).ShouldBe(new PutResult(IsWritten: false, ETag: null));

        Network.Seen.ShouldBe(["PUT"]);
    }

    [Fact]
    public async Task Put_ConflictWithoutACondition_IsRepeated()
    {
        Network.Answer("PUT", 409, "OperationAborted");

        (await PutAsync("mine")).IsWritten.ShouldBeTrue();
    }
}
