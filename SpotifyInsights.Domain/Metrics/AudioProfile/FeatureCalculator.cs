using SpotifyInsights.Domain.Metrics.Numerics;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>One feature at a time, and what is put together from them.</summary>
internal static class FeatureCalculator
{
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    public static FeatureProfile[] All(AudioWindow window) => [.. Enum.GetValues<AudioFeature>().Select(feature => One(window, feature))];

    public static MoodScore Mood(AudioWindow window)
    {
        var (values, plays) = window.Column(TrackSounds.Mood);
        var sample = new WeightedSample(values, plays);
        var (lower, upper) = Bounds(sample, window.Plays);
        return new(sample.Mean, sample.StandardError, lower, upper is null ? null : lower + (MoodScore.Most * (upper - lower)), (int)sample.Count, Coverage(sample, window));
    }

    public static AcousticPreference Acoustic(AudioWindow window)
    {
        var (share, error) = ShareFromOneSide(window, AudioFeature.Acousticness);
        return new(share, 1 - share, share / (1 - share) is { } ratio && double.IsFinite(ratio) ? ratio : null, error, Side(share, error, SoundSide.Acoustic, SoundSide.Electronic));
    }

    public static InstrumentalPreference Instrumental(AudioWindow window)
    {
        var (share, error) = ShareFromOneSide(window, AudioFeature.Instrumentalness);
        return new(share, 1 - share, share / (1 - share) is { } ratio && double.IsFinite(ratio) ? ratio : null, error, Side(share, error, SoundSide.Instrumental, SoundSide.Vocal));
    }

    private static FeatureProfile One(AudioWindow window, AudioFeature feature)
    {
        var (values, plays) = window.Column((int)feature);
        var sample = new WeightedSample(values, plays);
        var (lower, upper) = FeatureBands.IsUnit(feature) ? Bounds(sample, window.Plays) : (null, null);
        var quantiles = sample.QuantilesAt(Shares);
        return new(
            feature,
            sample.Mean,
            sample.StandardError,
            lower,
            upper,
            quantiles[2],
            new(quantiles[0], quantiles[1], quantiles[2], quantiles[3], quantiles[4]),
            FeatureBands.Of(feature, sample.Mean),
            (int)sample.Count,
            Coverage(sample, window),
            FeatureDistribution.Of(FeatureBands.RangeOf(feature), values, plays));
    }

    /// <summary>The mean over all plays if those without a value had 0, or 1.</summary>
    private static (double? Lower, double? Upper) Bounds(WeightedSample sample, int plays)
    {
        if (plays == 0)
        {
            return (null, null);
        }

        var lower = (sample.Mean ?? 0) * sample.Count / plays;
        return (lower, lower + ((double)(plays - sample.Count) / plays));
    }

    private static double? Coverage(WeightedSample sample, AudioWindow window) => window.Plays == 0 ? null : (double)sample.Count / window.Plays;

    private static (double? Share, double? StandardError) ShareFromOneSide(AudioWindow window, AudioFeature feature)
    {
        var (values, plays) = window.Column((int)feature);
        var sides = new WeightedSample(Array.ConvertAll(values, value => value >= FeatureBands.OneSideFrom ? 1.0 : 0.0), plays);
        return (sides.Mean, sides.StandardError);
    }

    // Within what chance gives for that many tracks neither side is preferred.
    private static SoundSide? Side(double? share, double? error, SoundSide first, SoundSide second) => share is null
        ? null
        : error is null || Math.Abs(share.Value - FeatureBands.OneSideFrom) <= NormalChance.TwoSided * error ? SoundSide.Balanced
        : share > FeatureBands.OneSideFrom ? first : second;
}
