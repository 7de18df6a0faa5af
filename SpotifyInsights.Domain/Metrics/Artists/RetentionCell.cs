namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How many came back in one later period.</summary>
/// <param name="After">How many periods later.</param>
/// <param name="Share">Share of the new artists heard in exactly that period, 0 to 1; null without new artists, and when it is not over, cut or not observed.</param>
public sealed record RetentionCell(int After, double? Share);
