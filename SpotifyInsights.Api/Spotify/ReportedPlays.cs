using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Spotify;

/// <summary>The plays of a page.</summary>
/// <param name="Plays">Newest first, as Spotify sent them.</param>
/// <param name="Skipped">Entries that are no plays of a track: without track or time, or episodes.</param>
public sealed record ReportedPlays(IReadOnlyList<ReportedPlay> Plays, int Skipped);
