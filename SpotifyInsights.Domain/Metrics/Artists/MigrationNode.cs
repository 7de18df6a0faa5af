namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>A node of the flow.</summary>
/// <param name="Id">Its id: the period's label and the artist's key (`2026-03/key`), or `2026-03/+` (who entered after that period) and `2026-03/-` (who left before it).</param>
/// <param name="Label">The period in whose column it stands.</param>
/// <param name="Key">The artist; null for those who entered or left.</param>
/// <param name="Name">Its name; null with <paramref name="Key"/>.</param>
/// <param name="Plays">Plays of the artist in the period; null with <paramref name="Key"/>.</param>
public sealed record MigrationNode(string Id, string Label, string? Key, string? Name, int? Plays);
