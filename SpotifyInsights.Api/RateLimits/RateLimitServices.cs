using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using SpotifyInsights.Api.Demo;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>Limits of requests by the framework's rate limiter: of each listener by each program, and of addresses where nobody is signed in.</summary>
public static class RateLimitServices
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = services.AddOptions<RateLimitOptions>();
        if (DemoOptions.IsOn(configuration))
        {
            options.Configure(RateLimitOptions.ForDemo);
        }

        options.Bind(configuration.GetSection(RateLimitOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<QuotaShares>();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<QuotaShares>((limiter, shares) =>
        {
            limiter.RejectionStatusCode = ProblemTypes.TooManyRequests.Status;
            limiter.GlobalLimiter = new TellingLimiter(PartitionedRateLimiter.Create<HttpContext, QuotaShare>(shares.Of));
            limiter.OnRejected = RefuseAsync;
        });
        return services;
    }

    private static async ValueTask RefuseAsync(OnRejectedContext refused, CancellationToken cancellationToken)
    {
        var quota = (QuotaLease)refused.Lease;
        refused.HttpContext.Response.Headers.RetryAfter = quota.SecondsLeft.ToString(CultureInfo.InvariantCulture);
        await ProblemTypes.TooManyRequests
            .ToResult($"The quota '{quota.Policy.Name}' is {quota.Policy.Quota} requests a minute. Come back in {quota.SecondsLeft} s.")
            .ExecuteAsync(refused.HttpContext);
    }
}
