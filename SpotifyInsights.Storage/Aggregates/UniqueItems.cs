using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Every track and every artist once, played or only ever in a top list.</summary>
internal static class UniqueItems
{
    private const string TopSource = "top";

    /// <summary>The tracks by key.</summary>
    public static IReadOnlyList<UniqueTrack> Tracks(TrackTallies tallies, SnapshotCatalogue catalogue)
    {
        var tops = catalogue.Tracks.ToDictionary(top => top.Key, top => top.Item, StringComparer.Ordinal);
        var tracks = tallies.Tracks.Keys.Union(tops.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(key =>
            {
                var (track, tally) = tallies.Tracks.TryGetValue(key, out var played) ? played : (tops[key], new PlayTally());
                return new UniqueTrack { Key = key, Track = track, Tally = tally, Sources = Sources(tally, tops.ContainsKey(key)) };
            })
            .ToList();
        var recordings = new Recordings([.. tracks.Select(row => row.Track)]);
        return [.. tracks.Select(row => row with { Alternates = recordings.AlternatesOf(row.Track) })];
    }

    /// <summary>The artists by key.</summary>
    public static IReadOnlyList<UniqueArtist> Artists(IReadOnlyList<UniqueTrack> tracks, SnapshotCatalogue catalogue)
    {
        var keys = new ArtistKeys();
        foreach (var row in tracks)
        {
            keys.Note(row.Track.ArtistId, row.Track.ArtistName);
            keys.Note(row.Track.AllArtistIds, row.Track.AllArtistNames);
        }

        var tops = catalogue.Artists.ToDictionary(top => top.Key, top => top.Item, StringComparer.Ordinal);
        var credits = tracks
            .Select(row => (Key: keys.Of(row.Track.ArtistId, row.Track.ArtistName), Row: row))
            .Where(credit => credit.Key is not null)
            .ToLookup(credit => credit.Key!, credit => credit.Row, StringComparer.Ordinal);
        return [.. credits.Select(credit => credit.Key).Union(tops.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(key => Artist([.. credits[key]], tops.GetValueOrDefault(key)))];
    }

    private static UniqueArtist Artist(IReadOnlyList<UniqueTrack> credited, ReportedArtist? top)
    {
        var tally = new PlayTally();
        foreach (var row in credited)
        {
            tally.Add(row.Tally);
        }

        var names = credited.Select(row => row.Track.ArtistName).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var artist = top ?? new ReportedArtist
        {
            ArtistId = credited.Select(row => row.Track.ArtistId).FirstOrDefault(id => id is not null),
            ArtistName = credited.Where(row => row.Track.ArtistName is not null).MaxBy(row => row.Tally.LastPlayedAt)?.Track.ArtistName,
        };
        return new UniqueArtist
        {
            Artist = artist,
            Tally = tally,
            Sources = Sources(tally, top is not null),
            Alternates = [.. names.Where(name => name != artist.ArtistName)],
        };
    }

    private static IReadOnlyList<string> Sources(PlayTally tally, bool isInTop) =>
        isInTop ? [.. SourceFlags.Texts(tally.Sources), TopSource] : SourceFlags.Texts(tally.Sources);
}
