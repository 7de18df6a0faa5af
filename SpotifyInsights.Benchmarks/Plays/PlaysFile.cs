using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Benchmarks.Plays;

/// <summary>The plays as one flat Parquet file that DuckDB is asked about too.</summary>
public static class PlaysFile
{
    // DuckDB's own size of row groups, so that its two threads have work.
    private const int RowGroupRows = 122_880;

    private static readonly ParquetSchema Schema = new(
    [
        new ParquetField("played_at", ParquetType.Timestamp, IsOptional: false),
        new ParquetField("track_id", ParquetType.String, IsOptional: false),
        new ParquetField("artist_id", ParquetType.String, IsOptional: false),
        new ParquetField("duration_ms", ParquetType.Int32, IsOptional: false),
        new ParquetField("ms_played", ParquetType.Int32, IsOptional: false),
    ]);

    public static void Write(SyntheticPlays plays, Stream output)
    {
        using var writer = new ParquetWriter(output, Schema);
        for (var first = 0; first < plays.PlayedAt.Length; first += RowGroupRows)
        {
            var rows = first..Math.Min(first + RowGroupRows, plays.PlayedAt.Length);
            var tracks = plays.Track[rows];
            writer.WriteRowGroup(
            [
                new Int64Column(plays.PlayedAt[rows]),
                new StringColumn(plays.TrackIds, tracks),
                new StringColumn(plays.ArtistIds, Array.ConvertAll(tracks, track => plays.Artist[track])),
                new Int32Column(Array.ConvertAll(tracks, track => plays.DurationMs[track])),
                new Int32Column(plays.MsPlayed[rows]),
            ]);
        }

        writer.Complete();
    }

    /// <summary>Decodes every column and drops it.</summary>
    public static long Decode(ReadOnlyMemory<byte> file)
    {
        var reader = ParquetReader.Open(file);
        var values = 0L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            foreach (var field in Schema.Fields)
            {
                values += reader.ReadColumn(group, field.Name).Count;
            }
        }

        return values;
    }

    /// <summary>The columns that the temporal family needs, as a history.</summary>
    public static ListeningHistory ReadHistory(string path)
    {
        using var file = File.OpenRead(path);
        using var source = new StreamParquetSource(file);
        var reader = ParquetReader.OpenAsync(source, options: null, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var count = (int)reader.RowCount;
        var (startedAt, msPlayed, track, flags) = (new long[count], new int[count], new int[count], new PlayFlags[count]);
        var (row, keys, indexOf) = (0, new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        Array.Fill(flags, PlayFlags.FromExport);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            var end = Read<Int64Column>(reader, group, "played_at").Values;
            var heard = Read<Int32Column>(reader, group, "ms_played").Values;
            var ids = Read<StringColumn>(reader, group, "track_id");
            var places = Array.ConvertAll(ids.Dictionary, key =>
            {
                if (!indexOf.TryGetValue(key, out var index))
                {
                    indexOf.Add(key, index = keys.Count);
                    keys.Add(key);
                }

                return index;
            });
            for (var i = 0; i < end.Length; i++, row++)
            {
                startedAt[row] = end[i] - heard[i];
                msPlayed[row] = heard[i];
                track[row] = places[ids.Indexes[i]];
            }
        }

        var unknown = Enumerable.Repeat(TrackCatalogue.Unknown, keys.Count).ToArray();
        var tracks = new TrackCatalogue([.. keys], new string?[keys.Count], unknown, unknown, unknown, [], [], [], []);
        return new ListeningHistory(new PlayColumns(startedAt, msPlayed, track, flags), tracks, Observed(startedAt), "benchmark");
    }

    private static ObservedTime Observed(long[] startedAt) => new(
    [
        new InstantRange(
            NodaTime.Instant.FromUnixTimeMilliseconds(startedAt.Min()),
            NodaTime.Instant.FromUnixTimeMilliseconds(startedAt.Max() + 86_400_000)),
    ]);

    private static T Read<T>(ParquetReader reader, int group, string name)
        where T : ColumnData =>
        (T)reader.ReadColumnAsync(group, name).AsTask().GetAwaiter().GetResult();
}
