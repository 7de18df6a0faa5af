namespace SpotifyInsights.Domain.Metrics;

/// <summary>What the listener can do about a finding.</summary>
/// <param name="Text">One finished English sentence.</param>
/// <param name="Items">What to do it with, best first.</param>
public sealed record InsightAction(string Text, IReadOnlyList<InsightItem> Items);
