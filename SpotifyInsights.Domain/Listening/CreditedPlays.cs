namespace SpotifyInsights.Domain.Listening;

/// <summary>From plays by track to plays by artist.</summary>
internal static class CreditedPlays
{
    /// <summary>Counts the plays of tracks for their artists.</summary>
    /// <param name="tracks">Plays by track.</param>
    /// <param name="artists">Where they are counted.</param>
    /// <param name="catalogue">Whose the tracks are.</param>
    /// <param name="credit">Whose play a play is.</param>
    /// <returns>The plays that are nobody's.</returns>
    public static int Add(Tally tracks, Tally artists, TrackCatalogue catalogue, Credit credit)
    {
        if (credit == Credit.First)
        {
            return artists.Add(tracks, catalogue.Artist);
        }

        var nobodys = 0;
        foreach (var track in tracks.Touched)
        {
            var credited = catalogue.Credits[track];
            nobodys += credited.IsEmpty ? tracks.Plays[track] : 0;
            foreach (var artist in credited)
            {
                artists.Add(artist, tracks.Plays[track], tracks.Ms[track]);
            }
        }

        return nobodys;
    }
}
