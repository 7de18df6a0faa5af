namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>The tops of neighbouring periods as a flow.</summary>
/// <param name="Nodes">A node for each place in a top, and one for those who entered and left between two tops.</param>
/// <param name="Links">From a period's top to the next one's.</param>
public sealed record Migration(IReadOnlyList<MigrationNode> Nodes, IReadOnlyList<MigrationLink> Links);
