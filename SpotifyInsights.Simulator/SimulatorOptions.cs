using NodaTime;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator;

public sealed class SimulatorOptions
{
    /// <summary>Everything follows from it: catalogue, lives, tokens.</summary>
    public int Seed { get; set; } = 20251120;

    public ResponseShape Shape { get; set; } = ResponseShape.Development;

    public string ClientId { get; set; } = "simulator-client";

    public string ClientSecret { get; set; } = "simulator-secret";

    /// <summary>Registered redirect URIs; empty: any that Spotify would let an app register (https, or http on a loopback IP).</summary>
    public IReadOnlyList<string> RedirectUris { get; set; } = [];

    public IReadOnlyList<ListenerScript> Listeners { get; set; } = ScriptedListeners.All;

    /// <summary>The first day of every listener's life; null: as the scripts say.</summary>
    public LocalDate? Since { get; set; }

    /// <summary>Id of a listener who agrees to everything without being shown the sign-in page; null shows the page.</summary>
    public string? AutoApproveListener { get; set; }

    /// <summary>True: a refresh reply carries a new refresh token (same end of life). Spotify's normally has none.</summary>
    public bool RotateRefreshTokens { get; set; }
}
