using System.Security.Cryptography;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>What R2 sees of a request: things that a local server lets pass and the real one does not.</summary>
public sealed class S3WireTests(R2Servers servers)
{
    private static readonly byte[] Body = "body"u8.ToArray();

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task Put_ToR2_PlainBodyWithoutChunksAndTrailers(string scheme)
    {
        await using var bucket = (await (scheme is "http" ? servers.HttpAsync() : servers.HttpsAsync())).TakeBucket();
        using var network = new FaultyNetwork();
        using var store = bucket.Open(network);

        await store.PutAsync("k", Body, PutCondition.None, TestContext.Current.CancellationToken);
        await store.PutAsync("k", new byte[S3ObjectStoreOptions.DefaultPartSize + 1], PutCondition.None, TestContext.Current.CancellationToken);

        foreach (var put in network.Requests.Where(request => request.Method == HttpMethod.Put))
        {
            put.Headers.ExpectContinue.ShouldBe(false);
            put.Headers.TransferEncodingChunked.ShouldNotBe(true);
            put.Content!.Headers.ContentEncoding.ShouldBeEmpty();
            var names = put.Headers.Select(header => header.Key.ToLowerInvariant()).ToList();
            names.ShouldNotContain(name => name.StartsWith("x-amz-checksum", StringComparison.Ordinal) || name.StartsWith("x-amz-sdk", StringComparison.Ordinal));
            names.ShouldNotContain("x-amz-trailer");
            names.ShouldNotContain("x-amz-decoded-content-length");
        }

        var signed = network.Requests.First().Headers.GetValues("x-amz-content-sha256").ShouldHaveSingleItem();
        signed.ShouldBe(scheme is "https" ? "UNSIGNED-PAYLOAD" : Convert.ToHexStringLower(SHA256.HashData(Body)));
        network.Requests.First().Headers.GetValues("Authorization").Single().ShouldContain("/auto/s3/aws4_request");
    }

    [Fact]
    public async Task Put_UntrustedCertificate_IsRefused()
    {
        await using var bucket = (await servers.HttpsAsync()).TakeBucket();
        using var store = new S3ObjectStore(bucket.Options, TimeProvider.System, new Guid(1, 0, 0, new byte[8]));

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => store.PutAsync("k", Body, PutCondition.None, TestContext.Current.CancellationToken));

        fault.Reason.ShouldBe($"cannot be written: no secure connection to {bucket.Options.ServiceUrl.Authority}: its certificate is not trusted");
    }
}
