namespace SpotifyInsights.Domain.Library;

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule in words.</param>
/// <param name="Items">The artists, at most `top`, most plays first.</param>
public sealed record HighlightList(string Rule, IReadOnlyList<Highlight> Items);
