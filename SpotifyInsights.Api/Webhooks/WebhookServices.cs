using System.Net;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Recaps;
using SpotifyInsights.Api.Webhooks.Messages;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Messages about a listener to addresses that the listener chose.</summary>
public static class WebhookServices
{
    private const int MostHeaderKilobytes = 16;

    /// <summary>To be called after the jobs are added: webhooks lie in their database, and what is left is sent from the start on.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateDataAnnotations()
            .Validate(
                options => options.AllowedNetworks.All(network => IPNetwork.TryParse(network, out _)),
                "Webhooks:AllowedNetworks must be networks such as 192.168.1.0/24, with no bits set behind the prefix.")
            .ValidateOnStart();
        services.AddSingleton<WebhookStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<WebhookMaker>();
        services.AddSingleton<WebhookSecrets>();
        services.AddSingleton<WebhookAddresses>();
        services.AddSingleton<WebhookSignal>();
        services.AddSingleton<RecapTellings>();
        services.AddSingleton<IJobOutbox, JobEndMessages>();
        services.AddSingleton<IJobEndWitness, JobEndSignal>();
        return services.AddSending();
    }

    private static IServiceCollection AddSending(this IServiceCollection services)
    {
        services.AddSingleton<HostResolver>((host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken));
        services.AddSingleton<GuardedConnections>();
        services.AddSingleton<WebhookClient>();

        // Seeded by the start, as the waits of jobs.
        services.AddSingleton(provider => new DeliverySchedule(new Random(provider.GetRequiredService<TimeProvider>().GetUtcNow().Ticks.GetHashCode())));
        services.AddSingleton<WebhookSender>();
        services.AddHostedService<WebhookPump>();

        // No logging of addresses: some hold a secret. No proxy: it would look names up for itself.
        services.AddHttpClient(WebhookClient.HttpClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                MaxResponseHeadersLength = MostHeaderKilobytes,
                MaxResponseDrainSize = 0,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                ConnectCallback = provider.GetRequiredService<GuardedConnections>().ConnectAsync,
            });
        return services;
    }
}
