using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>A page of recent plays as Spotify gave it.</summary>
/// <param name="Page">What is stored.</param>
/// <param name="Skipped">Entries that were no plays of a track.</param>
public sealed record FetchedPage(RecentTracksPage Page, int Skipped);
