namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>What was heard for the first time in a period.</summary>
/// <param name="Label">The period's label.</param>
/// <param name="WarmUp">Whether it begins in the first 90 observed days of the history, in which everything is new.</param>
/// <param name="Count">How many; null when nothing of the period was observed.</param>
/// <param name="Best">The most played of them in the period, at most `top`.</param>
public sealed record PeriodNewcomers(string Label, bool WarmUp, int? Count, IReadOnlyList<Newcomer> Best);
