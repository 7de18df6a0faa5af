using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>What the plays of a month were started from: texts are looked at once per pair of dictionary entries, not per row.</summary>
internal static class OriginColumns
{
    /// <summary>The origins of music; null where no play has one. Those of podcasts and audiobooks are the show or book itself.</summary>
    public static PlayOrigins? Read(TableRows rows, PlayFlags[] flags)
    {
        var (types, uris) = (rows.Column("context_type") as StringColumn, rows.Column("context_uri") as StringColumn);
        if (types is not { TextCount: > 0 } && uris is not { TextCount: > 0 })
        {
            return null;
        }

        var known = new Dictionary<PlayOrigin, int>();
        var pairs = new Dictionary<(int Type, int Uri), int>();
        var places = new int[rows.Count];
        for (var row = 0; row < places.Length; row++)
        {
            var pair = (Index(types, row), Index(uris, row));
            if (pair is ( < 0, < 0) || (flags[row] & PlayFlags.Podcast) != PlayFlags.None)
            {
                places[row] = PlayOrigins.Unknown;
            }
            else if (!pairs.TryGetValue(pair, out places[row]))
            {
                pairs[pair] = places[row] = PlaceOf(PlayOrigin.Of(Text(types, pair.Item1), Text(uris, pair.Item2)));
            }
        }

        return known.Count == 0 ? null : new PlayOrigins([.. known.Keys], places);

        int PlaceOf(PlayOrigin? origin)
        {
            if (origin is null)
            {
                return PlayOrigins.Unknown;
            }

            known.TryAdd(origin, known.Count);
            return known[origin];
        }
    }

    private static int Index(StringColumn? column, int row) => column is null || column.IsNull(row) ? -1 : column.Indexes[row];

    private static string? Text(StringColumn? column, int index) => index < 0 ? null : column!.Dictionary[index];
}
