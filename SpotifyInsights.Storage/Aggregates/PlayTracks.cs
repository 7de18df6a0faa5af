using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Which track each row of a month is, as an index into the month's own list of tracks: texts are compared once per dictionary entry, not per row.</summary>
internal sealed class PlayTracks
{
    private PlayTracks(string[] keys, int[] tracks)
    {
        Keys = keys;
        Tracks = tracks;
        LastRow = new int[keys.Length];
        Array.Fill(LastRow, -1);
        for (var row = 0; row < tracks.Length; row++)
        {
            LastRow[tracks[row]] = row;
        }
    }

    /// <summary>Catalogue keys; some may belong to no row.</summary>
    public string[] Keys { get; }

    /// <summary>Index into <see cref="Keys"/> per row.</summary>
    public int[] Tracks { get; }

    /// <summary>The last row of each track: what the newest play says of it. -1 where no row has it.</summary>
    public int[] LastRow { get; }

    public static PlayTracks Of(TableRows rows)
    {
        var ids = rows.Column("track_id") as StringColumn;
        if (ids is not null && ids.Present is null)
        {
            return new PlayTracks(ids.Dictionary, ids.Indexes);
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

        return new PlayTracks([.. keys], tracks);
    }
}
