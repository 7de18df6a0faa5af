namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>How unevenly plays are spread over artists.</summary>
/// <param name="Gini">Gini's coefficient with the n/(n-1) correction: 0 when all artists have the same plays, 1 when one has all. Null under 10 artists.</param>
/// <param name="HerfindahlHirschman">The sum of squared shares, 0 to 1; null without plays.</param>
/// <param name="Top10Share">Share of the 10 most played artists, 0 to 1; null without plays.</param>
public sealed record Concentration(double? Gini, double? HerfindahlHirschman, double? Top10Share);
