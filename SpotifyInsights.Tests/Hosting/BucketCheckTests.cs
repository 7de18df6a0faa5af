using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Storage.Objects.S3;

namespace SpotifyInsights.Tests.Hosting;

public sealed class BucketCheckTests(R2Servers servers) : S3FaultContext(servers)
{
    [Fact]
    public async Task Start_GoodBucket_PassesEachTime()
    {
        await CheckAsync(Store);
        await CheckAsync(Store);
    }

    [Theory]
    [InlineData(401, "Unauthorized", "the store does not know this access key")]
    [InlineData(403, "RequestTimeTooSkewed", "the clock of this machine is too far from the store's: set it right")]
    [InlineData(403, "AccessDenied", "the access key may not do this in bucket '{0}'")]
    [InlineData(404, "NoSuchBucket", "there is no bucket '{0}' at {1}")]
    public async Task Start_StoreRefuses_IsASentenceThatNamesTheBucket(int status, string code, string sentence)
    {
        Network.Answer("PUT", status, code);

        var fault = await Should.ThrowAsync<ObjectStoreException>(() => CheckAsync(Store));

        fault.Message.ShouldBe(
            $"Bucket '{Options.Bucket}' of {Options.ServiceUrl} (Storage:S3): cannot be written: " + string.Format(sentence, Options.Bucket, Options.ServiceUrl.Authority));
    }

    [Fact]
    public async Task Start_NobodyAnswers_IsASentenceAfterAllAttempts()
    {
        Network.Break("PUT", HttpRequestError.ConnectionError, times: 9);

        (await Should.ThrowAsync<ObjectStoreException>(() => CheckAsync(Store))).Reason.ShouldBe($"cannot be written: no connection to {Options.ServiceUrl.Authority}");
    }

    [Fact]
    public async Task Start_ServiceThatIgnoresConditions_IsRefused()
    {
        using var network = new ConditionBlindNetwork();
        using var blind = new S3ObjectStore(Options, Clock, new Guid(1, 0, 0, new byte[8]), network);

        (await Should.ThrowAsync<ObjectStoreException>(() => CheckAsync(blind))).Reason.ShouldStartWith("this service ignores If-Match or If-None-Match");
    }

    private async Task CheckAsync(IObjectStore objects)
    {
        await using var services = new ServiceCollection().AddSingleton(objects).BuildServiceProvider();
        var storage = new StorageOptions { Provider = "s3", S3 = new S3Options { Bucket = Options.Bucket, ServiceUrl = Options.ServiceUrl.ToString() } };
        await new BucketCheck(Microsoft.Extensions.Options.Options.Create(storage), services).StartingAsync(Cancellation);
    }
}
