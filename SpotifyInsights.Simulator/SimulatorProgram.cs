using NodaTime;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Faults;

namespace SpotifyInsights.Simulator;

/// <summary>The simulator as a program of its own; options come from the section "Simulator".</summary>
internal static class SimulatorProgram
{
    // Long enough for an export of ten years.
    private static readonly LocalDate Since = new(2015, 1, 1);

    public static async Task<int> Main(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (args is [ExportCommand.Name, ..])
        {
            var options = new SimulatorOptions { Since = Since };
            builder.Configuration.Bind("Simulator", options);
            return await ExportCommand.RunAsync(args, options, TimeProvider.System, Console.Out);
        }

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSpotifySimulator(options =>
        {
            options.Since = Since;
            builder.Configuration.Bind("Simulator", options);
        });

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
        Console.WriteLine("GET /exports/{listener} is that listener's data export, a zip: ?form=ExtendedHistory|Endsong|AccountData|OldAccountData, years, from, to, seed, indented, sorted, missing. `export --out file.zip` writes it without a server.");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
