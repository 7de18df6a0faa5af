using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Spotify;

/// <summary>A top list of artists.</summary>
/// <param name="Artists">In the order of their ranks.</param>
/// <param name="Skipped">Entries without an artist; the ones behind them move up.</param>
public sealed record ReportedTopArtists(IReadOnlyList<ReportedArtist> Artists, int Skipped);
