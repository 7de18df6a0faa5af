using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>A playlist, album or artist's page with the plays that were started from it.</summary>
/// <param name="Id">Spotify's id.</param>
/// <param name="Name">Its name; null for playlists, which plays name by id alone, and where you heard no track of that album or artist.</param>
/// <param name="Plays">Counted plays.</param>
/// <param name="Minutes">Minutes heard in them.</param>
/// <param name="Share">Share of the plays whose source is known, over 0 to 1.</param>
/// <param name="FirstPlayAt">When the first of them in the window began.</param>
/// <param name="LastPlayAt">When the last of them in the window began.</param>
public sealed record PlayedSource(string Id, string? Name, int Plays, double Minutes, double Share, Instant FirstPlayAt, Instant LastPlayAt);
