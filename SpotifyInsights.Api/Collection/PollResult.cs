using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Collection;

/// <summary>What a poll brought.</summary>
/// <param name="PollId">Its folder's name; null when it brought nothing new and none was written.</param>
/// <param name="DataVersion">The version of the aggregates that holds it; null when nothing was to be applied.</param>
/// <param name="NewPlays">Plays that the newest page before did not hold.</param>
/// <param name="Skipped">Entries that were no plays of a track.</param>
/// <param name="Seen">What Spotify's answer held; null: no plays.</param>
/// <param name="Gap">Time before the page in which plays may have been missed; null when there is none.</param>
public sealed record PollResult(string? PollId, string? DataVersion, int NewPlays, int Skipped, SeenPlays? Seen, InstantRange? Gap);
