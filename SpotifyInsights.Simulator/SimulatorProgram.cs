using SpotifyInsights.Simulator.Faults;

namespace SpotifyInsights.Simulator;

/// <summary>The simulator as a program of its own; options come from the section "Simulator".</summary>
internal static class SimulatorProgram
{
    public static async Task Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSpotifySimulator(options => builder.Configuration.Bind("Simulator", options));

        await using var app = builder.Build();
        app.MapSpotifySimulator();
        app.MapSimulatorFaults();
        await app.StartAsync();

        var simulation = app.Services.GetRequiredService<SpotifySimulation>();
        Console.WriteLine(
            $"Simulated Spotify on {string.Join(", ", app.Urls)}: accounts service (/authorize, /api/token) and Web API (/v1/...), "
            + $"client '{simulation.Options.ClientId}' with secret '{simulation.Options.ClientSecret}', "
            + $"listeners {string.Join(", ", simulation.Options.Listeners.Select(listener => listener.Id))}.");
        Console.WriteLine("POST /simulator/faults {\"endpoint\":\"RecentlyPlayed\",\"kind\":\"RateLimited\",\"times\":2} plans a fault; GET /simulator/calls counts calls.");
        await app.WaitForShutdownAsync();
    }
}
