using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>What kind of listener somebody is, by what the music is good for.</summary>
/// <param name="Name">`Focus Listener`, `Workout Listener`, `Party Listener` or `Relaxed Listener`.</param>
/// <param name="Context">The context that leads.</param>
/// <param name="Share">Its share of the plays with known features: 0.4 or more.</param>
/// <param name="Second">The context that follows.</param>
/// <param name="SecondShare">Its share.</param>
/// <param name="Chance">How far two contexts would be apart if the listener made no difference between them; the lead is greater than `upper`.</param>
public sealed record ContextPersona(
    string Name, ListeningContext Context, double Share, ListeningContext Second, double SecondShare, ChanceLevel Chance);
