namespace SpotifyInsights.Storage.Aggregates;

/// <summary>`published.json`: what the published files hold. It is taken away before they are written and put back after, so that a crash between shows.</summary>
/// <param name="DataVersion">The manifest's data version then.</param>
/// <param name="ViewVersion">The manifest's view version then.</param>
/// <param name="Months">Month version by month (`2025-11`), months with plays only.</param>
public sealed record PublishedState(string? DataVersion, string? ViewVersion, SortedDictionary<string, string> Months);
