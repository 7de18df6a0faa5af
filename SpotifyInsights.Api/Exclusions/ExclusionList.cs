namespace SpotifyInsights.Api.Exclusions;

/// <summary>Everything that is left out, newest first.</summary>
/// <param name="Items">The exclusions.</param>
public sealed record ExclusionList(IReadOnlyList<ExclusionSummary> Items);
