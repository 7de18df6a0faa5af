using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>What was found in one way.</summary>
/// <param name="Way">The way.</param>
/// <param name="Plays">Plays of the tracks found so.</param>
/// <param name="PlayShare">Their share of the counted plays, 0 to 1; null without plays.</param>
/// <param name="Tracks">Played tracks found so.</param>
/// <param name="TrackShare">Their share of the played tracks, 0 to 1; null without plays.</param>
public sealed record WayCoverage(MatchWay Way, int Plays, double? PlayShare, int Tracks, double? TrackShare);
