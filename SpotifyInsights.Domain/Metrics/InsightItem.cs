namespace SpotifyInsights.Domain.Metrics;

/// <summary>A track, artist or album that an action is about.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Key">Its key, as in rankings.</param>
/// <param name="Name">Its name; null where not known.</param>
public sealed record InsightItem(InsightItemKind Kind, string Key, string? Name);
