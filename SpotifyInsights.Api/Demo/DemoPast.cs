using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Hosting;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Demo;

/// <summary>Builds the collection once more, on a clock of its own and over the same store.</summary>
public sealed class DemoPast(
    IObjectStore objects, IDataProtectionProvider protection, IConfiguration configuration, IOptions<DemoOptions> options, ILoggerFactory loggers)
{
    internal DemoCollection Open(DemoClock clock)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(loggers).AddLogging();
        services.AddSingleton(objects).AddStores();
        services.AddSpotify(configuration);
        services.AddImporting();
        services.AddSingleton(protection);
        services.AddSingleton(new Aggregator(objects, clock, publishesView: false));
        services.AddSingleton(new SpotifySimulation(DemoSimulation.Options(options.Value), clock));
        services.AnswerFromSimulator(provider => provider.GetRequiredService<SpotifySimulation>());
        services.AddSingleton<DemoSignIn>();
        services.AddSingleton<DemoExport>();
        return new DemoCollection(services.BuildServiceProvider());
    }
}
