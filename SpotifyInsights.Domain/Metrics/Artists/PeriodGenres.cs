using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The genres of a period.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="Coverage">Share of the plays whose artist's genres are known, 0 to 1; null without plays.</param>
/// <param name="Shares">Shares of the covered plays, in the order of `genres`, 0 to 1; null without covered plays.</param>
/// <param name="OtherShare">The share of all other genres together; null with <paramref name="Shares"/>.</param>
/// <param name="Distance">
/// Jensen and Shannon's distance (base 2) to the period before over all genres: 0 for the same shares, 1 for nothing in common; null when either has no
/// covered plays.
/// </param>
/// <param name="Chance">What the distance would be if the plays of both periods were dealt to them at random; null under 50 covered plays in either.</param>
public sealed record PeriodGenres(
    string Label, double? Coverage, IReadOnlyList<double>? Shares, double? OtherShare, double? Distance, ChanceLevel? Chance);
