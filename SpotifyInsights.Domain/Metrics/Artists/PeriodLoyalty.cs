namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How much of a period goes to artists that were known before.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="WarmUp">Whether it begins in the first 90 observed days of the history, in which everything is new.</param>
/// <param name="Share">Share of the plays with a known artist whose artist was first heard in an earlier period, 0 to 1; null without plays.</param>
public sealed record PeriodLoyalty(string Label, bool WarmUp, double? Share);
