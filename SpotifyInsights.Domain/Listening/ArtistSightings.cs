namespace SpotifyInsights.Domain.Listening;

/// <summary>Artists of top lists as sightings.</summary>
public static class ArtistSightings
{
    /// <summary>What tells one artist from another: Spotify's id, else the folded name; null when neither is given.</summary>
    /// <param name="artist">An artist of a top list.</param>
    public static string? KeyOf(ReportedArtist artist)
    {
        ArgumentNullException.ThrowIfNull(artist);
        return artist.ArtistId ?? (artist.ArtistName is null ? null : FoldedText.OfArtist(artist.ArtistName));
    }

    /// <summary>The artists of a list that can be told apart.</summary>
    /// <param name="artists">The list.</param>
    /// <param name="seenAt">The instant that the snapshot's id says.</param>
    public static IEnumerable<Sighting<ReportedArtist>> Of(IEnumerable<ReportedArtist> artists, NodaTime.Instant seenAt) =>
        artists.Where(artist => KeyOf(artist) is not null).Select(artist => new Sighting<ReportedArtist>(KeyOf(artist)!, seenAt, artist));
}
