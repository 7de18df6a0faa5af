namespace SpotifyInsights.Tests.Storage.Objects.S3;

/// <summary>Every conditional put succeeds, as with a server that knows no conditions.</summary>
public sealed class ConditionBlindNetwork() : DelegatingHandler(R2Server.Socket())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isCondition = request.Headers.Contains("If-Match") || request.Headers.Contains("If-None-Match");
        return isCondition
            ? new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Headers = { ETag = new("\"0123\"") } }
            : await base.SendAsync(request, cancellationToken);
    }
}
