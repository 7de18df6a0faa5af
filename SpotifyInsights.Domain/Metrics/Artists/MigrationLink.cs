namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A link of the flow.</summary>
/// <param name="Source">Id of the node where it begins.</param>
/// <param name="Target">Id of the node where it ends.</param>
/// <param name="Kind">Whether the artist stayed, entered or left.</param>
/// <param name="Plays">Its width: plays in the period of the target; of one who left, in the period before.</param>
public sealed record MigrationLink(string Source, string Target, MigrationKind Kind, int Plays);
