using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Lookups;

/// <summary>Which tracks are looked up next.</summary>
public static class LookupPlan
{
    private const int IdLength = 22;

    /// <summary>Tracks of Spotify's of which something is missing that Spotify tells, most counted plays first, then by id.</summary>
    /// <param name="history">The history, with what was looked up already.</param>
    /// <param name="asked">Ids that Spotify was asked for before: whatever it said, it is not asked again.</param>
    /// <returns>All of them.</returns>
    public static IReadOnlyList<string> Missing(ListeningHistory history, IReadOnlySet<string> asked)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(asked);
        var (tracks, plays) = (history.Tracks, new int[history.Tracks.Count]);
        for (var row = 0; row < history.Plays.Count; row++)
        {
            plays[history.Plays.Track[row]] += PlayColumns.Counts(history.Plays.MsPlayed[row], history.Plays.Flags[row]) ? 1 : 0;
        }

        return [.. Enumerable.Range(0, plays.Length)
            .Where(track => plays[track] > 0 && IsId(tracks.Keys[track]) && IsIncomplete(tracks, track) && !asked.Contains(tracks.Keys[track]))
            .OrderByDescending(track => plays[track]).ThenBy(track => tracks.Keys[track], StringComparer.Ordinal)
            .Select(track => tracks.Keys[track])];
    }

    private static bool IsIncomplete(TrackCatalogue tracks, int track) =>
        tracks.DurationMs[track] == TrackCatalogue.Unknown
        || tracks.Attributes.AlbumType[track] == AlbumType.Unknown
        || tracks.Attributes.ReleasePrecision[track] == DatePrecision.Unknown
        || tracks.Attributes.IsExplicit[track] == TrackAttributes.Unknown;

    private static bool IsId(string key) => key.Length == IdLength && key.All(char.IsAsciiLetterOrDigit);
}
