using Amazon.Runtime;

namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Gives the SDK the one HTTP client of a store.</summary>
internal sealed class S3HttpClients(HttpMessageHandler handler) : HttpClientFactory, IDisposable
{
    // Time limits are those of S3Calls: they follow a clock that tests hold.
    private readonly HttpClient client = new(new WithoutExpectHandler(handler)) { Timeout = Timeout.InfiniteTimeSpan };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => client.Dispose();
}
