using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Which track each row of a month is, as an index into the month's own list of tracks: texts are compared once per dictionary entry, not per row.</summary>
internal sealed class PlayTracks
{
    private PlayTracks(string[] keys, int[] tracks, PlayFlags[] flags)
    {
        Keys = keys;
        Tracks = tracks;
        TellingRow = new int[keys.Length];
        Array.Fill(TellingRow, -1);
        for (var row = 0; row < tracks.Length; row++)
        {
            ref var telling = ref TellingRow[tracks[row]];
            if (telling < 0 || IsFromApi(flags[row]) || !IsFromApi(flags[telling]))
            {
                telling = row;
            }
        }
    }

    /// <summary>Catalogue keys; some may belong to no row.</summary>
    public string[] Keys { get; }

    /// <summary>Index into <see cref="Keys"/> per row.</summary>
    public int[] Tracks { get; }

    /// <summary>
    /// The row that tells of each track: its newest play, but one that Spotify's API reported before one that only others did, because those name the
    /// album's artist. -1 where no row has the track.
    /// </summary>
    public int[] TellingRow { get; }

    public static bool IsFromApi(PlayFlags flags) => (flags & PlayFlags.FromApi) != PlayFlags.None;

    /// <summary>The tracks of some rows.</summary>
    /// <param name="rows">Plays.</param>
    /// <param name="flags">Who reported each of them.</param>
    public static PlayTracks Of(TableRows rows, PlayFlags[] flags)
    {
        var ids = rows.Column("track_id") as StringColumn;
        if (ids is not null && ids.Present is null)
        {
            return new PlayTracks(ids.Dictionary, ids.Indexes, flags);
        }

        var (uri, name, artist) = (rows.Text("uri"), rows.Text("track_name"), rows.Text("artist_name"));
        var keys = new List<string>(ids?.Dictionary ?? []);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var tracks = new int[rows.Count];
        for (var row = 0; row < tracks.Length; row++)
        {
            tracks[row] = ids?.Indexes[row] ?? -1;
            if (tracks[row] >= 0)
            {
                continue;
            }

            var key = uri(row) ?? TrackKey.OfNames(name(row), artist(row));
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = keys.Count;
                keys.Add(key);
            }

            tracks[row] = place;
        }

        return new PlayTracks([.. keys], tracks, flags);
    }
}
