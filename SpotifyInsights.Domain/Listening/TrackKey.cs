namespace SpotifyInsights.Domain.Listening;

/// <summary>What tells one track from another where plays are brought together.</summary>
public static class TrackKey
{
    // No URI begins so, and no folded text holds a control character.
    private const string FoldedPrefix = "~";
    private const char Separator = '\u001F';

    /// <summary>The URI, or without one the folded title and first artist.</summary>
    public static string Of(ReportedTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        return track.Uri ?? OfNames(track.TrackName, track.ArtistName);
    }

    /// <summary>The key of a track in catalogues: Spotify's id, else as <see cref="Of"/>.</summary>
    public static string InCatalogue(ReportedTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        return track.TrackId ?? Of(track);
    }

    /// <summary>The key of a track without URI.</summary>
    public static string OfNames(string? trackName, string? artistName) =>
        FoldedPrefix + FoldedText.OfTitle(trackName) + Separator + FoldedText.OfArtist(artistName);
}
