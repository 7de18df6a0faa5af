using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Lookups;

/// <summary>A track that Spotify was asked for by its id.</summary>
/// <param name="Id">The id that was asked for.</param>
/// <param name="Track">What Spotify said; null: it knows no such track, or no longer.</param>
public sealed record LookedUpTrack(string Id, ReportedTrack? Track);
