using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>The reach of those most played.</summary>
internal static class TopArtistCalculator
{
    private const double MsPerMinute = 60_000;

    public static ArtistReach[] Calculate(Tally artists, int[] best, ListeningHistory history)
    {
        var (tracks, known) = (history.Tracks, history.Attributes);
        var reach = new ArtistReach[best.Length];
        for (var place = 0; place < best.Length; place++)
        {
            var artist = best[place];
            var followers = tracks.ArtistAttributes.Followers[artist];
            reach[place] = new(
                tracks.ArtistKeys[artist],
                tracks.ArtistNames[artist],
                place + 1,
                artists.Plays[artist],
                artists.Ms[artist] / MsPerMinute,
                known.ArtistPopularity[artist] < 0 ? null : known.ArtistPopularity[artist],
                AttributeNames.SourceText(known.ArtistPopularitySource[artist]),
                followers < 0 ? null : followers);
        }

        return reach;
    }

    /// <summary>Share of niche artists among those whose followers are known, 0 to 1; null without any.</summary>
    public static double? NicheShare(ReadOnlySpan<int> artists, long[] followers)
    {
        var (known, niche) = (0, 0);
        foreach (var artist in artists)
        {
            known += followers[artist] >= 0 ? 1 : 0;
            niche += followers[artist] is >= 0 and < PopularityScale.NicheFollowers ? 1 : 0;
        }

        return known == 0 ? null : (double)niche / known;
    }
}
