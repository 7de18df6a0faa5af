using NodaTime;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>An entry of the list of recent plays.</summary>
/// <param name="Play">What was heard.</param>
/// <param name="PlayedAt">What the list says of its end.</param>
public sealed record ListedPlay(SimulatedPlay Play, Instant PlayedAt);
