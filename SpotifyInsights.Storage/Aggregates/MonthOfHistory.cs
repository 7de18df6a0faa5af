using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>What a history takes from one month version: a few columns, with tracks numbered within the month.</summary>
internal sealed class MonthOfHistory
{
    private MonthOfHistory(ParquetReader reader)
    {
        Observed = MonthVersionSchema.Observed(reader);
        if (!MonthVersionSchema.HasPlays(reader))
        {
            return;
        }

        var rows = new TableRows(reader, MonthVersionSchema.PlaysRowGroup(reader));
        Flags = FlagsOf(rows);
        Tracks = PlayTracks.Of(rows, Flags);
        StartedAt = rows.Filled<Int64Column>("started_at").Values;
        MsPlayed = rows.Filled<Int32Column>("ms_played").Values;
        (Names, DurationMs) = (rows.Text("track_name"), rows.Int32("duration_ms"));
        (ArtistIds, ArtistNames) = (rows.Text("artist_id"), rows.Text("artist_name"));
        (AlbumIds, AlbumNames) = (rows.Text("album_id"), rows.Text("album_name"));
        Attributes = TrackFacts.Reader(rows);
        Origins = OriginColumns.Read(rows, Flags);
    }

    public IReadOnlyList<InstantRange> Observed { get; }

    /// <summary>Null for a month without plays; then the columns are empty.</summary>
    public PlayTracks? Tracks { get; }

    public long[] StartedAt { get; } = [];

    public int[] MsPlayed { get; } = [];

    public PlayFlags[] Flags { get; } = [];

    /// <summary>What the rows were started from, with indexes of their own; null where nothing tells it of any.</summary>
    public PlayOrigins? Origins { get; }

    /// <summary>By row, as all of the following.</summary>
    public Func<int, string?> Names { get; } = static _ => null;

    public Func<int, int?> DurationMs { get; } = static _ => null;

    public Func<int, string?> ArtistIds { get; } = static _ => null;

    public Func<int, string?> ArtistNames { get; } = static _ => null;

    public Func<int, string?> AlbumIds { get; } = static _ => null;

    public Func<int, string?> AlbumNames { get; } = static _ => null;

    public Func<int, TrackFacts> Attributes { get; } = static _ => default;

    /// <summary>From the whole file.</summary>
    public static MonthOfHistory Read(StoredObject stored) => TableRows.Read(stored, reader => new MonthOfHistory(reader));

    /// <summary>Of a version that is not stored anywhere.</summary>
    public static MonthOfHistory Of(MonthVersion version) => new(ParquetReader.Open(MonthVersionSchema.Write(VersionRows.Of(version))));

    /// <summary>One read of the file's end, which holds all of it.</summary>
    public static Task<MonthOfHistory> ReadAsync(ObjectParquetSource file, int historyBytes, CancellationToken cancellationToken) =>
        TableRows.ReadAsync(file, new ParquetReadOptions { TailBytes = historyBytes }, reader => new MonthOfHistory(reader), cancellationToken);

    private static PlayFlags[] FlagsOf(TableRows rows)
    {
        var sources = new SourceFlags(rows);
        var isEstimated = rows.Filled<BooleanColumn>("ms_played_estimated").Values;
        var (isSkipped, spoken) = (rows.Bool("skipped"), SpokenWord.Of(rows));
        var flags = new PlayFlags[rows.Count];
        for (var row = 0; row < flags.Length; row++)
        {
            flags[row] = sources[row]
                | (isEstimated[row] ? PlayFlags.Estimated : PlayFlags.None)
                | (isSkipped(row) == true ? PlayFlags.Skipped : PlayFlags.None)
                | spoken(row);
        }

        return flags;
    }
}
