namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>An entry of one of Spotify's lists.</summary>
/// <param name="Key">As in the catalogue.</param>
/// <param name="Name">Name; null where not given.</param>
/// <param name="Artist">The first artist of a track; null for artists and where not given.</param>
/// <param name="Index">In the catalogue; negative where it does not have it.</param>
internal sealed record ListedItem(string Key, string? Name, string? Artist, int Index);
