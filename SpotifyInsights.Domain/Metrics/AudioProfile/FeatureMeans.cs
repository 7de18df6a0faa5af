using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Play-weighted means; null where no play is covered.</summary>
/// <param name="Danceability">0 to 1.</param>
/// <param name="Energy">0 to 1.</param>
/// <param name="Valence">0 to 1.</param>
/// <param name="Acousticness">0 to 1.</param>
/// <param name="Instrumentalness">0 to 1.</param>
/// <param name="Speechiness">0 to 1.</param>
/// <param name="Liveness">0 to 1.</param>
/// <param name="Tempo">Beats per minute.</param>
/// <param name="Loudness">Decibels.</param>
public sealed record FeatureMeans(
    double? Danceability,
    double? Energy,
    double? Valence,
    double? Acousticness,
    double? Instrumentalness,
    double? Speechiness,
    double? Liveness,
    double? Tempo,
    double? Loudness)
{
    /// <summary>From one mean per feature.</summary>
    internal static FeatureMeans Of(Func<AudioFeature, double?> mean) => new(
        mean(AudioFeature.Danceability),
        mean(AudioFeature.Energy),
        mean(AudioFeature.Valence),
        mean(AudioFeature.Acousticness),
        mean(AudioFeature.Instrumentalness),
        mean(AudioFeature.Speechiness),
        mean(AudioFeature.Liveness),
        mean(AudioFeature.Tempo),
        mean(AudioFeature.Loudness));
}
