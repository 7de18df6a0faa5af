namespace SpotifyInsights.Api.Exclusions;

/// <summary>Asks for something to be left out. Exactly one of the targets is named.</summary>
/// <param name="Play">A single play; null for another target.</param>
/// <param name="Track">The key of a track, which `/plays` and `/tracks` say; all ids of its recording are left out. Null for another target.</param>
/// <param name="Artist">The key of an artist, which `/plays` and `/artists` say; whatever he is credited for is left out, first or not. Null for another target.</param>
/// <param name="Period">A stretch of time; null for another target.</param>
/// <param name="Playlist">
/// The id or URI of a playlist, which `/listening-sources` says, or the address of its page; what Spotify told was started from it is left out. Null for another target.
/// </param>
/// <param name="Reason">Why, in your words: at most 200 letters; null for no reason.</param>
public sealed record NewExclusion(NewExcludedPlay? Play, string? Track, string? Artist, NewExcludedPeriod? Period, string? Playlist, string? Reason);
