namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>Popularity of artists against how much they are played.</summary>
internal static class ScatterCalculator
{
    /// <summary>Points at most.</summary>
    public const int Most = 200;

    private const double MsPerMinute = 60_000;

    public static IReadOnlyList<ScatterArtist> Calculate(DiscoveryData data)
    {
        var (tracks, known, artists) = (data.History.Tracks, data.History.Attributes, data.Artists);
        return
        [
            .. artists.Touched.ToArray()
                .Where(artist => known.ArtistPopularity[artist] >= 0)
                .OrderByDescending(artist => artists.Plays[artist])
                .ThenByDescending(artist => artists.Ms[artist])
                .ThenBy(artist => tracks.ArtistKeys[artist], StringComparer.Ordinal)
                .Take(Most)
                .Select(artist => new ScatterArtist(
                    tracks.ArtistKeys[artist],
                    tracks.ArtistNames[artist],
                    known.ArtistPopularity[artist],
                    AttributeNames.SourceText(known.ArtistPopularitySource[artist])!,
                    artists.Plays[artist],
                    artists.Ms[artist] / MsPerMinute)),
        ];
    }
}
