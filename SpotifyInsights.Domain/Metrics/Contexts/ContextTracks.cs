namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>What defines a context for this listener.</summary>
/// <param name="Context">One of the four contexts.</param>
/// <param name="Tracks">Its most played tracks, as many as `top` says.</param>
public sealed record ContextTracks(ListeningContext Context, IReadOnlyList<ContextTrack> Tracks);
