namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>
/// How bright music is: 100 x (0.5 valence + 0.35 energy + 0.15 (1 - acousticness)), 0 to 100; of a track, and as the play-weighted mean over tracks.
/// </summary>
/// <param name="Score">The mean; null where no play is covered.</param>
/// <param name="StandardError">Its standard error, clustered by track; null under two tracks.</param>
/// <param name="LowerBound">The mean over all plays if every play without a score had 0; null without plays.</param>
/// <param name="UpperBound">The mean over all plays if every play without a score had 100; null without plays.</param>
/// <param name="Plays">Plays whose track has a score: valence, energy and acousticness are known.</param>
/// <param name="Coverage">Their share of the counted plays, 0 to 1; null without plays.</param>
public sealed record MoodScore(double? Score, double? StandardError, double? LowerBound, double? UpperBound, int Plays, double? Coverage)
{
    /// <summary>The highest score.</summary>
    public const double Most = 100;

    private const double ValenceWeight = 0.5;
    private const double EnergyWeight = 0.35;
    private const double ElectronicWeight = 0.15;

    /// <summary>The score of one track; NaN where one of the three is.</summary>
    internal static double Of(double valence, double energy, double acousticness) =>
        Most * ((ValenceWeight * valence) + (EnergyWeight * energy) + (ElectronicWeight * (1 - acousticness)));
}
