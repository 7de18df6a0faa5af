using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// A month version file. Its last row group holds the plays, with the columns that are published; one before it holds the witnesses of plays that have
/// several, and those of the neighbouring months that touch this one. Month, number of plays, observed time and the imports' instants stand in the key-values.
/// The columns that a history reads come last, so that they and the footer are one piece at the file's end.
/// </summary>
internal static class MonthVersionSchema
{
    private const string MonthKey = "month";
    private const string PlaysKey = "plays";
    private const string ObservedKey = "observed";
    private const string ImportsKey = "imports";

    // All that MonthOfHistory asks for. A column that it reads and that is missing here costs a request per month.
    private static readonly string[] HistoryColumns =
    [
        "context_type", "context_uri", "album_type", "release_date", "release_date_precision", "popularity", "explicit", "all_artist_ids", "all_artist_names",
        "isrc", "ms_played_estimated", "started_at", "ms_played", "duration_ms", "skipped", "sources",
        "track_id", "track_name", "artist_id", "artist_name", "album_id", "album_name", "uri",
    ];

    private static readonly Table<VersionRow> Rows = new(
    [
        .. AllRecentTracksColumns.All.Where(column => !HistoryColumns.Contains(column.Field.Name)),
        Column<VersionRow>.TimeMs("snapshot_collected_at", row => row.SnapshotCollectedAtMs),
        Column<VersionRow>.TimeMs("poll_collected_at", row => row.PollCollectedAtMs),
        .. new RowParts<VersionRow, IReadOnlyList<ImportSighting>?>(row => row.Imports).Columns([Column<IReadOnlyList<ImportSighting>?>.Texts("import_ids", IdsOf)]),
        Column<VersionRow>.TimeMs("reported_at", row => row.ReportedAtMs),
        Column<VersionRow>.TimeMs("offline_at", row => row.OfflineAtMs),
        Column<VersionRow>.Bool("is_witness", row => row.IsWitness),
        .. HistoryColumns.Select(name => AllRecentTracksColumns.All.Single(column => column.Field.Name == name)),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(VersionRows version) => Rows.Write([(version.Others.Count, version.Others.Fill), (version.Plays.Count, version.Plays.Fill)], new Dictionary<string, string>
    {
        [MonthKey] = YearMonthPattern.Iso.Format(version.Month),
        [PlaysKey] = version.Plays.Count.ToString(CultureInfo.InvariantCulture),
        [ObservedKey] = string.Join(' ', version.Observed.Select(range => Text(range.From, range.To))),
        [ImportsKey] = string.Join(' ', version.Imports.Select(import => $"{Text(import.CollectedAt)}/{import.Id}")),
    });

    /// <summary>Whether the month has plays; otherwise its only row group, if any, holds witnesses.</summary>
    public static bool HasPlays(ParquetReader reader) => reader.KeyValues.GetValueOrDefault(PlaysKey) is not (null or "0");

    /// <summary>The row group of the plays, in a file that <see cref="HasPlays"/>.</summary>
    public static int PlaysRowGroup(ParquetReader reader) => reader.RowGroupCount - 1;

    /// <summary>How many bytes at the end of the file hold everything that a history takes from it.</summary>
    public static int HistoryBytes(ReadOnlyMemory<byte> file)
    {
        var reader = ParquetReader.Open(file);
        return HasPlays(reader) ? file.Length - (int)reader.Offset(PlaysRowGroup(reader), HistoryColumns[0]) : file.Length;
    }

    /// <summary>Witnesses and observed time, which are all that the next version is made of.</summary>
    public static (IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed) ReadWitnesses(StoredObject stored) =>
        TableRows.Read(stored, reader =>
        {
            var imports = Pairs(reader, ImportsKey).ToDictionary(pair => pair.Right, pair => Instant(pair.Left), StringComparer.Ordinal);
            var witnesses = TableRows.ReadAll(reader, rows => WitnessReader(rows, imports)).OfType<Witness>();
            return (WitnessSet.Union(witnesses, []), Observed(reader));
        });

    /// <summary>The observed part of the month.</summary>
    public static IReadOnlyList<InstantRange> Observed(ParquetReader reader) =>
        [.. Pairs(reader, ObservedKey).Select(pair => new InstantRange(Instant(pair.Left), Instant(pair.Right)))];

    private static Func<int, Witness?> WitnessReader(TableRows rows, Dictionary<string, Instant> imports)
    {
        var play = PlayRowColumns.Reader(rows);
        var (source, isWitness) = (rows.Text("source"), rows.Bool("is_witness"));
        var (msPlayed, isEstimated, circumstances) = (rows.Int64("ms_played"), rows.Bool("ms_played_estimated"), CircumstancesColumns.Reader(rows));
        var (reportedAt, offlineAt, importIds) = (rows.Time("reported_at"), rows.Time("offline_at"), rows.Texts("import_ids"));
        var firstSnapshotAt = rows.Time("snapshot_timestamp");
        var (inSnapshot, inPoll) = (rows.Time("snapshot_collected_at"), rows.Time("poll_collected_at"));
        return row => isWitness(row) != true ? null : Witness(row, play(row));

        Witness Witness(int row, ReportedPlay reported) => new()
        {
            Kind = KindText.Parse(source(row) ?? throw new FormatException("a witness has no source")),
            PlayedAt = reportedAt(row) ?? reported.PlayedAt,
            HeardMs = isEstimated(row) == false ? msPlayed(row) : null,
            OfflineAt = offlineAt(row),
            Track = reported.Track,
            ContextType = reported.ContextType,
            ContextUri = reported.ContextUri,
            Circumstances = circumstances(row),
            FirstSnapshotAt = firstSnapshotAt(row),
            SnapshotCollectedAt = inSnapshot(row),
            PollCollectedAt = inPoll(row),
            Imports = Sightings(importIds(row)),
        };

        IReadOnlyList<ImportSighting> Sightings(IReadOnlyList<string>? ids) => ids is null ? [] :
            [.. ids.GroupBy(id => id, StringComparer.Ordinal).Select(same => new ImportSighting(same.Key, CollectedAt(same.Key), same.Count()))];

        Instant CollectedAt(string importId) =>
            imports.TryGetValue(importId, out var instant) ? instant : throw new FormatException($"import `{importId}` has no instant");
    }

    // Each as often as it holds the witness; null for none.
    private static IReadOnlyList<string>? IdsOf(IReadOnlyList<ImportSighting>? imports) =>
        imports is not { Count: > 0 } ? null : [.. imports.SelectMany(import => Enumerable.Repeat(import.ImportId, import.Count))];

    private static string Text(Instant from, Instant to) => $"{Text(from)}/{Text(to)}";

    private static string Text(Instant instant) => instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static Instant Instant(string text) => NodaTime.Instant.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));

    // `a/b c/d`: pairs of texts.
    private static IEnumerable<(string Left, string Right)> Pairs(ParquetReader reader, string key) =>
        reader.KeyValues.GetValueOrDefault(key) is not { Length: > 0 } text ? [] : text.Split(' ').Select(pair =>
        {
            var slash = pair.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? throw new FormatException($"`{pair}` in `{key}` is no pair") : (pair[..slash], pair[(slash + 1)..]);
        });
}
