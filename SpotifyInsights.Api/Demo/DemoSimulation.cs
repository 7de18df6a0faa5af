using SpotifyInsights.Simulator;

namespace SpotifyInsights.Api.Demo;

/// <summary>The demo's Spotify: a world that follows from the seed, whatever the clock.</summary>
internal static class DemoSimulation
{
    public const string ClientId = "simulator-client";
    public const string ClientSecret = "simulator-secret";

    public static SimulatorOptions Options(DemoOptions demo) => new()
    {
        Seed = demo.Seed,
        ClientId = ClientId,
        ClientSecret = ClientSecret,
    };
}
