using System.Threading.RateLimiting;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>Tells callers in headers what is left of their quota (draft-ietf-httpapi-ratelimit-headers).</summary>
internal sealed class TellingLimiter(PartitionedRateLimiter<HttpContext> shares) : PartitionedRateLimiter<HttpContext>
{
    /// <summary>What is left.</summary>
    public const string Limit = "RateLimit";

    /// <summary>What the quota is.</summary>
    public const string Policy = "RateLimit-Policy";

    public override RateLimiterStatistics? GetStatistics(HttpContext resource) => shares.GetStatistics(resource);

    protected override RateLimitLease AttemptAcquireCore(HttpContext resource, int permitCount)
    {
        var lease = shares.AttemptAcquire(resource, permitCount);
        if (lease is QuotaLease quota)
        {
            // As the answer begins: what fails on the way loses the headers it had.
            resource.Response.OnStarting(TellAsync, (resource.Response, quota));
        }

        return lease;
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(HttpContext resource, int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(resource, permitCount));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            shares.Dispose();
        }

        base.Dispose(disposing);
    }

    // A refused request is asked about twice, and the last word is told first.
    private static Task TellAsync(object state)
    {
        var (response, quota) = ((HttpResponse, QuotaLease))state;
        if (response.Headers.TryAdd(Limit, quota.Header))
        {
            response.Headers[Policy] = quota.Policy.Header;
        }

        return Task.CompletedTask;
    }
}
