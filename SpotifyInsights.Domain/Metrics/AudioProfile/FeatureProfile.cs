using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>One audio feature over the plays of a window. Every play weighs the same; plays whose track has no value are left out.</summary>
/// <param name="Feature">Which.</param>
/// <param name="Mean">0 to 1; beats per minute for the tempo, decibels for the loudness; null where no play is covered.</param>
/// <param name="StandardError">
/// Of the mean, clustered by track (many plays of one track say it once); null under two tracks. It says nothing about the plays without a value: for
/// those are the bounds.
/// </param>
/// <param name="LowerBound">The mean over all plays if every play without a value had 0; null for tempo and loudness, and without plays.</param>
/// <param name="UpperBound">The mean over all plays if every play without a value had 1; null for tempo and loudness, and without plays.</param>
/// <param name="Median">As `quantiles.p50`.</param>
/// <param name="Quantiles">How the values spread.</param>
/// <param name="Band">The mean in words: low under 0.4, moderate under 0.7, high from there; null for tempo and loudness.</param>
/// <param name="Plays">Plays whose track has a value.</param>
/// <param name="Coverage">Their share of the counted plays, 0 to 1; null without plays.</param>
/// <param name="Distribution">How the values spread, drawn.</param>
public sealed record FeatureProfile(
    AudioFeature Feature,
    double? Mean,
    double? StandardError,
    double? LowerBound,
    double? UpperBound,
    double? Median,
    FeatureQuantiles Quantiles,
    FeatureBand? Band,
    int Plays,
    double? Coverage,
    FeatureDistribution Distribution);
