using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>One of the window's most played tracks.</summary>
/// <param name="Key">The track's key, as everywhere: Spotify's id where it is known.</param>
/// <param name="Name">Title; null where not known.</param>
/// <param name="ArtistName">The first artist; null where not known.</param>
/// <param name="Plays">Plays in the window.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="HasAudioFeatures">Whether its audio features are known.</param>
/// <param name="Way">How it was found in the reference data.</param>
/// <param name="Features">Its features; null where none is known.</param>
/// <param name="MoodScore">0 to 100; null where valence, energy or acousticness is not known.</param>
public sealed record ProfileTrack(
    string Key,
    string? Name,
    string? ArtistName,
    int Plays,
    double Minutes,
    bool HasAudioFeatures,
    MatchWay Way,
    FeatureMeans? Features,
    double? MoodScore);
