namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>Lengths of tracks in seconds, of plays or of different tracks. Quantiles interpolate between neighbours (type 7).</summary>
/// <param name="Known">Plays (or tracks) whose length is known.</param>
/// <param name="MeanSeconds">Mean; null without known lengths, as are all of the following.</param>
/// <param name="MedianSeconds">Median.</param>
/// <param name="P10Seconds">One tenth is shorter.</param>
/// <param name="P25Seconds">One quarter is shorter.</param>
/// <param name="P75Seconds">One quarter is longer.</param>
/// <param name="P90Seconds">One tenth is longer.</param>
/// <param name="Histogram">Plays (or tracks) by length, in the order of `durationBins`.</param>
public sealed record DurationLevels(
    int Known,
    double? MeanSeconds,
    double? MedianSeconds,
    double? P10Seconds,
    double? P25Seconds,
    double? P75Seconds,
    double? P90Seconds,
    IReadOnlyList<int>? Histogram);
