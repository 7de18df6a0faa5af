namespace SpotifyInsights.Api.Lookups;

/// <summary>What came of looking tracks up.</summary>
/// <param name="LookedUp">Tracks that Spotify told of.</param>
/// <param name="NotFound">Tracks that Spotify does not know, or no longer.</param>
/// <param name="Left">Tracks that are still to be looked up.</param>
/// <param name="DataVersion">The version of the data with them; null where nothing was looked up.</param>
public sealed record LookupResult(int LookedUp, int NotFound, int Left, string? DataVersion);
