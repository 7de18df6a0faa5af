using NodaTime;
using SpotifyInsights.Domain.Exclusions;

namespace SpotifyInsights.Api.Exclusions;

/// <summary>Something that is left out of all that is calculated. Exactly one of the targets is there.</summary>
/// <param name="ExclusionId">Names it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Reason">Why, in your words; null where you gave no reason.</param>
/// <param name="Play">A single play; null for another target.</param>
/// <param name="Track">A track, with all ids of its recording; null for another target.</param>
/// <param name="Artist">An artist, credited first or not; null for another target.</param>
/// <param name="Period">A stretch of time; null for another target.</param>
/// <param name="Playlist">A playlist that plays were started from; null for another target.</param>
/// <param name="Plays">How many of your plays it leaves out now, short ones and those that another exclusion leaves out too among them.</param>
public sealed record ExclusionSummary(
    string ExclusionId, Instant CreatedAt, string? Reason, ExcludedPlay? Play, ExcludedTrack? Track, ExcludedArtist? Artist, ExcludedPeriod? Period, ExcludedPlaylist? Playlist, int Plays)
{
    /// <summary>As the API shows an exclusion.</summary>
    public static ExclusionSummary Of(Exclusion exclusion, ExclusionMatches matches)
    {
        ArgumentNullException.ThrowIfNull(exclusion);
        ArgumentNullException.ThrowIfNull(matches);
        return new(
            exclusion.Id, exclusion.CreatedAt, exclusion.Reason, exclusion.Play, exclusion.Track, exclusion.Artist, exclusion.Period, exclusion.Playlist, matches.Count(exclusion));
    }
}
