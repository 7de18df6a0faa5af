using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Where the bands of features begin, and the ranges that distributions cover.</summary>
public static class FeatureBands
{
    /// <summary>From here on a feature of 0 to 1 is moderate.</summary>
    public const double ModerateFrom = 0.4;

    /// <summary>From here on it is high.</summary>
    public const double HighFrom = 0.7;

    /// <summary>From here on a track is acoustic rather than electronic, or instrumental rather than vocal: as Spotify means the two features.</summary>
    public const double OneSideFrom = 0.5;

    private const double FastestTempo = 250;
    private const double QuietestLoudness = -60;
    private const double LoudestLoudness = 5;

    /// <summary>The band of a feature of 0 to 1; null for tempo and loudness, and for null.</summary>
    /// <param name="feature">Which.</param>
    /// <param name="value">Its value.</param>
    public static FeatureBand? Of(AudioFeature feature, double? value) => !IsUnit(feature) ? null : value switch
    {
        >= HighFrom => FeatureBand.High,
        >= ModerateFrom => FeatureBand.Moderate,
        null => null,
        _ => FeatureBand.Low,
    };

    /// <summary>Whether a feature goes from 0 to 1.</summary>
    /// <param name="feature">Which.</param>
    public static bool IsUnit(AudioFeature feature) => feature is not (AudioFeature.Tempo or AudioFeature.Loudness);

    /// <summary>What its distribution covers: fixed, so that the distributions of two windows add up.</summary>
    /// <param name="feature">Which.</param>
    public static (double From, double To) RangeOf(AudioFeature feature) => feature switch
    {
        AudioFeature.Tempo => (0, FastestTempo),
        AudioFeature.Loudness => (QuietestLoudness, LoudestLoudness),
        _ => (0, 1),
    };
}
