namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A favourite of all time.</summary>
/// <param name="Key">Spotify's id, or the folded name where no id is known.</param>
/// <param name="Name">Name; null where not known.</param>
/// <param name="Artist">The first artist of a track; null for artists and where not known.</param>
/// <param name="AllTime">Where it stands in the whole history.</param>
/// <param name="Now">Where it stands in window A.</param>
/// <param name="InRotation">Whether it was heard in window A; null where nothing is known of that time.</param>
public sealed record Favourite(string Key, string? Name, string? Artist, Standing AllTime, Standing Now, bool? InRotation);
