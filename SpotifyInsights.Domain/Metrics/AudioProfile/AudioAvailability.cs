namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How far the audio features are known.</summary>
/// <param name="Status">Whether that is enough.</param>
/// <param name="Grade">How far.</param>
/// <param name="Of">Whose share <paramref name="AvailabilityPercent"/> is.</param>
/// <param name="AvailabilityPercent">Share with audio features, 0 to 100; null without plays.</param>
/// <param name="Plays">Plays whose track has audio features.</param>
/// <param name="PlayCoverage">Their share of the counted plays, 0 to 1; null without plays.</param>
/// <param name="Tracks">Played tracks that have audio features.</param>
/// <param name="TrackCoverage">Their share of the played tracks, 0 to 1; null without plays.</param>
public sealed record AudioAvailability(
    AudioStatus Status,
    CoverageGrade Grade,
    AvailabilityOf Of,
    double? AvailabilityPercent,
    int Plays,
    double? PlayCoverage,
    int Tracks,
    double? TrackCoverage)
{
    /// <summary>More than this share is enough.</summary>
    public const double SufficientShare = 0.5;

    /// <summary>From this share on it is worth looking at.</summary>
    public const double PartialShare = 0.2;

    private const double PerCent = 100;

    /// <summary>Grades a share.</summary>
    /// <param name="of">Whose share it is.</param>
    /// <param name="share">0 to 1; null without plays.</param>
    /// <param name="counts">The rest, as it is.</param>
    internal static AudioAvailability Graded(AvailabilityOf of, double? share, (int Plays, double? PlayCoverage, int Tracks, double? TrackCoverage) counts) => new(
        share > SufficientShare ? AudioStatus.Available : AudioStatus.InsufficientCoverage,
        share switch
        {
            > SufficientShare => CoverageGrade.Sufficient,
            >= PartialShare => CoverageGrade.Partial,
            > 0 => CoverageGrade.Slight,
            _ => CoverageGrade.None,
        },
        of,
        share * PerCent,
        counts.Plays,
        counts.PlayCoverage,
        counts.Tracks,
        counts.TrackCoverage);
}
