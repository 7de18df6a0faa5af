namespace SpotifyInsights.Domain.Metrics.Numerics;

/// <summary>A number that compares two groups.</summary>
/// <param name="some">The one.</param>
/// <param name="others">The other.</param>
public delegate double TwoGroupStatistic<T>(ReadOnlySpan<T> some, ReadOnlySpan<T> others);
