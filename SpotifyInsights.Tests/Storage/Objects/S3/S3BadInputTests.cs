using System.Net;
using System.Net.Sockets;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

public sealed class S3BadInputTests(R2Servers servers) : S3FaultContext(servers)
{
    [Fact]
    public async Task AnyCall_UnknownBucket_IsNotAMissingObject()
    {
        using var store = Open(bucket: "no-such-bucket");
        var sentence = $"there is no bucket 'no-such-bucket' at {Options.ServiceUrl.Authority}";

        foreach (var call in Calls(store))
        {
            (await Should.ThrowAsync<ObjectStoreException>(call)).Reason.ShouldEndWith(sentence);
        }
    }

    [Fact]
    public async Task AnyCall_UnknownAccessKey_SaysSoAndNamesNoSecret()
    {
        using var store = Open(accessKeyId: "nobody");

        foreach (var call in Calls(store))
        {
            var fault = await Should.ThrowAsync<ObjectStoreException>(call);
            fault.Reason.ShouldEndWith("the store does not know this access key");
            fault.ToString().ShouldNotContain(Options.SecretAccessKey);
        }
    }

    [Fact]
    public async Task AnyCall_WrongSecret_SaysSoAndNamesNoSecret()
    {
        using var store = Open(secretAccessKey: "wrong-secret");

        foreach (var call in Calls(store))
        {
            var fault = await Should.ThrowAsync<ObjectStoreException>(call);

            // A server that closes the connection before it has read the body may take the text of its answer along.
            string[] sentences = ["the secret access key does not belong to the access key id", "the store refuses this access key (403)"];
            sentences.ShouldContain(sentence => fault.Reason.EndsWith(sentence, StringComparison.Ordinal), fault.Reason);
            fault.ToString().ShouldNotContain("wrong-secret");
        }
    }

    [Theory]
    [InlineData(403, "RequestTimeTooSkewed", "the clock of this machine is too far from the store's: set it right")]
    [InlineData(403, "AccessDenied", "the access key may not do this in bucket '{0}'")]
    [InlineData(403, "InvalidAccessKeyId", "the store does not know this access key")]
    [InlineData(301, "PermanentRedirect", "bucket '{0}' lies in another region than 127.0.0.1")]
    [InlineData(418, "Teapot", "the store answered (418 Teapot)")]
    public async Task Put_Refused_SentenceForThePersonWhoCanHelp(int status, string code, string sentence)
    {
        Network.Answer("PUT", status, code);

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => PutAsync("x"));

        fault.Reason.ShouldBe("cannot be written: " + string.Format(sentence, Options.Bucket));
        Network.Seen.ShouldBe(["PUT"]);
    }

    [Fact]
    public async Task Get_UnknownHost_SaysSo()
    {
        Network.Break("GET", HttpRequestError.NameResolutionError, times: 9);

        (await Should.ThrowAsync<ObjectStoreException>(() => Store.GetAsync("k", Cancellation))).Reason
            .ShouldBe("cannot be read: the host 127.0.0.1 is not known");
    }

    [Fact]
    public async Task Get_NobodyListens_SaysSoAfterAllAttempts()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var store = Open(serviceUrl: new Uri($"http://127.0.0.1:{port}"));

        (await Should.ThrowAsync<ObjectStoreException>(() => store.GetAsync("k", Cancellation))).Reason
            .ShouldBe($"cannot be read: no connection to 127.0.0.1:{port}");
    }

    [Fact]
    public async Task DeleteAll_ServerKnowsNoBatches_OneByOne()
    {
        await OtherPutAsync("x");
        Network.Answer("POST ?delete", 501, "NotImplemented");

        await Store.DeleteAllAsync(["k", "l"], Cancellation);

        Network.Seen.ShouldBe(["POST ?delete", "DELETE", "DELETE"]);
        (await StoredTextAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("InternalError", true)]
    [InlineData("AccessDenied", false)]
    public async Task DeleteAll_SomeKeysRefusedInsideA200_IsNoSuccess(string code, bool isRepeated)
    {
        await OtherPutAsync("x");
        Network.Answer("POST ?delete", $"<DeleteResult><Error><Key>k</Key><Code>{code}</Code><Message>no</Message></Error></DeleteResult>");

        var deleting = Store.DeleteAllAsync(["k"], Cancellation);

        if (isRepeated)
        {
            await deleting;
            (await StoredTextAsync()).ShouldBeNull();
        }
        else
        {
            (await Should.ThrowAsync<ObjectStoreException>(deleting)).Reason.ShouldStartWith("cannot be deleted: the access key may not");
        }
    }

    [Fact]
    public async Task List_ObjectsOfOtherTools_OnlyWhatIsAKey()
    {
        // Consoles make folders as objects that end with a slash.
        Network.Answer("GET ?list-type", """
            <ListBucketResult><IsTruncated>false</IsTruncated>
            <Contents><Key>a/</Key><Size>0</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>
            <Contents><Key>a/b</Key><Size>3</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>
            <Contents><Key>a//c</Key><Size>3</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>
            </ListBucketResult>
            """);

        (await Store.ListAsync("a", null, Cancellation).ToListAsync(Cancellation))
            .ShouldBe([new ListedObject("a/b", 3, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))]);
    }

    private static IEnumerable<Func<Task>> Calls(S3ObjectStore store) =>
    [
        () => store.GetAsync("k", Cancellation),
        () => store.GetRangeAsync("k", 0, 1, "0123", Cancellation),
        () => store.FindAsync("k", Cancellation),
        () => store.PutAsync("k", "x"u8.ToArray(), PutCondition.None, Cancellation),
        () => store.PutAsync("k", "x"u8.ToArray(), PutCondition.Absent, Cancellation),
        () => store.PutAsync("k", "x"u8.ToArray(), PutCondition.Matches("0123"), Cancellation),
        async () => await store.ListAsync("", null, Cancellation).ToListAsync(Cancellation),
        async () => await store.ListFoldersAsync("", null, Cancellation).ToListAsync(Cancellation),
        () => store.DeleteAsync("k", Cancellation),
        () => store.DeleteAllAsync(["k"], Cancellation),
    ];

    private S3ObjectStore Open(string? bucket = null, string? accessKeyId = null, string? secretAccessKey = null, Uri? serviceUrl = null) => new(
        new S3ObjectStoreOptions
        {
            Provider = S3Provider.R2,
            ServiceUrl = serviceUrl ?? Options.ServiceUrl,
            Bucket = bucket ?? Options.Bucket,
            AccessKeyId = accessKeyId ?? Options.AccessKeyId,
            SecretAccessKey = secretAccessKey ?? Options.SecretAccessKey,
        },
        Clock,
        new Guid(1, 0, 0, new byte[8]));
}
