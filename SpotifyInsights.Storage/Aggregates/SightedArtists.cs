using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>What snapshots say of the artists of a catalogue.</summary>
internal static class SightedArtists
{
    /// <summary>The columns.</summary>
    /// <param name="keys">The catalogue's artist keys.</param>
    /// <param name="sightings">The newest saying of each artist, by key; others may be among them.</param>
    public static ArtistAttributes Of(string[] keys, IReadOnlyList<Sighting<ReportedArtist>> sightings)
    {
        if (sightings.Count == 0)
        {
            return ArtistAttributes.None(keys.Length);
        }

        var said = sightings.ToDictionary(sighting => sighting.Key, sighting => sighting.Item, StringComparer.Ordinal);
        var artists = Array.ConvertAll(keys, said.GetValueOrDefault);
        var names = artists.SelectMany(artist => artist?.Genres ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var places = names.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return new ArtistAttributes(
            [.. artists.Select(artist => artist?.Popularity is >= 0 and <= 100 and var popularity ? (sbyte)popularity : (sbyte)ArtistAttributes.Unknown)],
            [.. artists.Select(artist => artist?.Followers is >= 0 and var followers ? followers : ArtistAttributes.Unknown)],
            IndexLists.Of([.. artists.Select(artist => artist?.Genres?.Select(genre => places[genre]).Distinct().ToArray())]),
            names);
    }
}
