using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much two tops differ.</summary>
/// <param name="Rate">1 - artists in both / <paramref name="Places"/>, 0 to 1.</param>
/// <param name="Places">The smaller of `top` and the artists of the period that has more.</param>
/// <param name="Chance">What the rate would be if both periods were drawn from the same taste, that of both together; null under 50 plays in either.</param>
public sealed record TopChange(double Rate, int Places, ChanceLevel? Chance);
