using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>How far a window's popularity and followers are known.</summary>
internal static class PopularityCoverage
{
    /// <summary>The lines of the basis. Artists' are of credited plays, those of unknown artists included.</summary>
    /// <param name="plays">All plays of the window.</param>
    /// <param name="tracks">Plays by track.</param>
    /// <param name="artists">Plays by artist.</param>
    /// <param name="history">Knows the attributes.</param>
    /// <param name="credit">Whose plays <paramref name="artists"/> are.</param>
    public static AttributeCoverage[] Of(int plays, Tally tracks, Tally artists, ListeningHistory history, Credit credit)
    {
        var (known, followers) = (history.Attributes, history.Tracks.ArtistAttributes.Followers);
        var ofTracks = new AttributeTally(AttributeNames.TrackPopularity);
        var ofArtists = new AttributeTally(AttributeNames.ArtistPopularity);
        var ofFollowers = new AttributeTally(AttributeNames.Followers);
        foreach (var track in tracks.Touched)
        {
            ofTracks.Add(known.TrackPopularitySource[track], tracks.Plays[track]);
        }

        foreach (var artist in artists.Touched)
        {
            ofArtists.Add(known.ArtistPopularitySource[artist], artists.Plays[artist]);
            ofFollowers.Add(followers[artist] < 0 ? AttributeSource.None : AttributeSource.Spotify, artists.Plays[artist]);
        }

        var ofNobody = PlaysOfNobody(plays, tracks, history.Tracks, credit);
        ofArtists.Add(AttributeSource.None, ofNobody);
        ofFollowers.Add(AttributeSource.None, ofNobody);
        return [.. ofTracks.Lines(), .. ofArtists.Lines(), .. ofFollowers.Lines()];
    }

    private static int PlaysOfNobody(int plays, Tally tracks, TrackCatalogue catalogue, Credit credit)
    {
        foreach (var track in tracks.Touched)
        {
            var isSomebodys = credit == Credit.All ? catalogue.Credits[track].Length > 0 : catalogue.Artist[track] >= 0;
            plays -= isSomebodys ? tracks.Plays[track] : 0;
        }

        return plays;
    }
}
