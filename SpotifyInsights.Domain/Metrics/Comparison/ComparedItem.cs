namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A track or artist in one top or both.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name; null where not known.</param>
/// <param name="Artist">The first artist of a track; null for artists and where not known.</param>
/// <param name="A">Where it stands on the recent side.</param>
/// <param name="B">Where it stands on the other side.</param>
/// <param name="RankChange">Places won from B to A, lost ones negative; null where it has no rank on either side.</param>
/// <param name="BeyondChance">
/// Whether its share of the plays differs by more than chance does (two-sided, once in a thousand, because many are looked at); null under 50 plays on
/// either side, and for Spotify's lists.
/// </param>
public sealed record ComparedItem(string Key, string? Name, string? Artist, Standing A, Standing B, int? RankChange, bool? BeyondChance);
