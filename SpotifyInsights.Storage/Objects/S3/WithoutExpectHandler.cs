namespace SpotifyInsights.Storage.Objects.S3;

/// <summary>Sends bodies at once: R2 never answers `Expect: 100-continue`, which would cost every put a second of waiting for it.</summary>
internal sealed class WithoutExpectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.ExpectContinue = false;
        return base.SendAsync(request, cancellationToken);
    }
}
