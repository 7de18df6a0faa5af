namespace SpotifyInsights.Domain.Listening;

/// <summary>Of every track or artist what the newest snapshot says; of two sayings of one snapshot the smaller. A function of the set of sightings.</summary>
public static class NewestSightings
{
    /// <summary>The tracks of all top lists, by key.</summary>
    public static IReadOnlyList<Sighting<ReportedTrack>> OfTracks(IEnumerable<Sighting<ReportedTrack>> sightings) =>
        Newest(sightings, TrackContentOrder.Compare);

    /// <summary>The artists of all top lists, by key.</summary>
    public static IReadOnlyList<Sighting<ReportedArtist>> OfArtists(IEnumerable<Sighting<ReportedArtist>> sightings) =>
        Newest(sightings, ArtistContentOrder.Compare);

    private static List<Sighting<T>> Newest<T>(IEnumerable<Sighting<T>> sightings, Comparison<T> content)
    {
        var newest = new Dictionary<string, Sighting<T>>(StringComparer.Ordinal);
        foreach (var sighting in sightings)
        {
            if (!newest.TryGetValue(sighting.Key, out var known)
                || sighting.SeenAt > known.SeenAt
                || (sighting.SeenAt == known.SeenAt && content(sighting.Item, known.Item) < 0))
            {
                newest[sighting.Key] = sighting;
            }
        }

        return [.. newest.Values.OrderBy(sighting => sighting.Key, StringComparer.Ordinal)];
    }
}
