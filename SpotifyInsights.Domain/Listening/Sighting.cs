using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>What a snapshot's top list says of a track or artist.</summary>
/// <param name="Key">Tells tracks (or artists) apart.</param>
/// <param name="SeenAt">The id, as an instant, of the snapshot.</param>
/// <param name="Item">What was said.</param>
public sealed record Sighting<T>(string Key, Instant SeenAt, T Item);
