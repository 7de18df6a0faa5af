using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.Jobs.Work;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Demo;

/// <summary>The demo replaces Spotify by the simulator, and nothing else: collection, storage and answers are the real ones.</summary>
public static class DemoServices
{
    /// <summary>The demo listener's Spotify id.</summary>
    public const string ListenerId = "demo";

    /// <summary>Where a browser finds the simulator's sign-in page.</summary>
    public const string SimulatorPrefix = "/simulator";

    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddHostedService<StoreKindCheck>();
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection(DemoOptions.Section))
            .Validate(o => o.Days is >= 1 and <= 1000, "Demo:Days must be 1 to 1000.")
            .Validate(o => o.Years is >= 0 and <= 11, "Demo:Years must be 0 to 11.").ValidateOnStart();
        if (!DemoOptions.IsOn(configuration))
        {
            return services;
        }

        services.AddSingleton(provider => new DemoClock(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SpotifySimulation(DemoSimulation.Options(provider.GetRequiredService<IOptions<DemoOptions>>().Value), provider.GetRequiredService<TimeProvider>()));

        // What the demo stores can be made again, so nothing waits for the disk; its times follow the clock of its collection.
        services.Replace(ServiceDescriptor.Singleton<IObjectStore>(provider => ObjectStores.Open(
            provider, provider.GetRequiredService<DemoClock>(), new LocalObjectStoreOptions { FlushToDisk = false })));

        // By the same clock as the store's: else the upload that the demo's past comes from is half a year old while it is read, and erased.
        services.Replace(ServiceDescriptor.Singleton(provider => ActivatorUtilities.CreateInstance<UploadClearing>(provider, provider.GetRequiredService<DemoClock>())));
        services.AnswerFromSimulator(provider => provider.GetRequiredService<SpotifySimulation>());
        services.PostConfigure<OAuthOptions>(AuthSchemes.Spotify, oauth => oauth.AuthorizationEndpoint = SimulatorPrefix + "/authorize");
        services.AddSingleton<DemoPast>();
        services.AddSingleton<DemoSignIn>();
        services.AddSingleton<DemoReference>();
        services.AddSingleton<DemoLightListener>();
        services.AddHostedService<DemoHistory>();
        return services;
    }

    /// <summary>Lets every call to Spotify end in a simulation, without a socket.</summary>
    internal static void AnswerFromSimulator(this IServiceCollection services, Func<IServiceProvider, SpotifySimulation> simulation)
    {
        services.PostConfigure<SpotifyOptions>(spotify =>
        {
            spotify.ClientId = DemoSimulation.ClientId;
            spotify.ClientSecret = DemoSimulation.ClientSecret;
        });
        foreach (var client in (string[])[SpotifyRegistration.HttpClientName, SpotifyFlow.AccountsClient])
        {
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(provider => new SimulatorHandler(simulation(provider)));
        }
    }
}
