namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>How much of the listening belongs to a context.</summary>
/// <param name="Context">The context.</param>
/// <param name="Plays">Plays of its tracks.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Share">Their share of all counted plays, 0 to 1; null without plays.</param>
/// <param name="KnownShare">Their share of the plays whose audio features are known, 0 to 1; null for `unknown`, and where none is known.</param>
/// <param name="StandardError">Of <paramref name="KnownShare"/>, clustered by track; null with it, and under two tracks.</param>
/// <param name="LowerBound">Their share of all plays if no play without features belonged here: as <paramref name="Share"/>.</param>
/// <param name="UpperBound">Their share of all plays if every play without features belonged here; null for `unknown`, and without plays.</param>
public sealed record ContextShare(
    ListeningContext Context,
    int Plays,
    double Minutes,
    double? Share,
    double? KnownShare,
    double? StandardError,
    double? LowerBound,
    double? UpperBound);
