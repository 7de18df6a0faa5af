using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Api.Telemetry;

namespace SpotifyInsights.Api.Spotify;

/// <summary>Everything about the source: client, tokens, sign-in and the collection from it.</summary>
public static class SpotifyRegistration
{
    /// <summary>The client of <see cref="IHttpClientFactory"/> that talks to Spotify; its handler is replaced where a simulator answers in-process.</summary>
    public const string HttpClientName = "spotify";

    // 50 top tracks with all their markets are about 0.4 MB.
    private const long LargestBody = 16 * 1024 * 1024;

    /// <summary>
    /// Needs the stores, the aggregator and a <see cref="TimeProvider"/>. Where data protection keeps its keys is the host's decision.
    /// </summary>
    public static IServiceCollection AddSpotify(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SpotifyOptions>().Bind(configuration.GetSection(SpotifyOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SpotifyOptions>, SpotifyOptionsValidator>();
        services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient(client =>
            {
                // Each attempt has its own limit; this one would bound them all together.
                client.Timeout = Timeout.InfiniteTimeSpan;
                client.MaxResponseContentBufferSize = LargestBody;
            })
            // A redirect would carry the token to an address that nobody configured.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            // The factory's own log lines are two for every request and know nothing of endpoints.
            .RemoveAllLoggers();
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new RetryJitter(new Random(SeedOf(provider.GetRequiredService<TimeProvider>()))));
        services.AddMetrics();
        services.AddSingleton<AppMeter>();
        services.AddSingleton<CallCounter>();
        services.AddSingleton<OutageGuard>();
        services.AddSingleton<UnsaidLimits>();
        services.AddSingleton<RetryPipeline>();
        services.AddSingleton<SpotifyTransport>();
        services.AddSingleton<TokenProtector>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<SpotifyTokenService>();
        services.AddSingleton<SpotifyClient>();
        services.AddSingleton<SpotifySignIn>();
        return services.AddCollection();
    }

    private static int SeedOf(TimeProvider time) => time.GetUtcNow().Ticks.GetHashCode();
}
