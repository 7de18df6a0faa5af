using NodaTime;
using SpotifyInsights.Simulator;

namespace SpotifyInsights.Api.Demo;

/// <summary>The demo's Spotify: a world that follows from the seed, whatever the clock.</summary>
internal static class DemoSimulation
{
    public const string ClientId = "simulator-client";
    public const string ClientSecret = "simulator-secret";

    // Whenever the demo starts, its listener's life is the same.
    private static readonly LocalDate Since = new(2015, 1, 1);

    public static SimulatorOptions Options(DemoOptions demo) => new()
    {
        Seed = demo.Seed,
        Since = Since,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
    };
}
