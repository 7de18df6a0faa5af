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
/// A month version file. Its first row group holds the plays, with the columns that are published; a second one holds the witnesses of plays that have several.
/// Month and observed time stand in the key-values.
/// </summary>
internal static class MonthVersionSchema
{
    /// <summary>The row group of the plays, in a file that has any.</summary>
    public const int PlaysRowGroup = 0;

    private const string MonthKey = "month";
    private const string ObservedKey = "observed";

    private static readonly Table<VersionRow> Rows = new(
    [
        .. AllRecentTracksColumns.All,
        Column<VersionRow>.Time("snapshot_collected_at", row => row.SnapshotCollectedAt),
        Column<VersionRow>.Time("poll_collected_at", row => row.PollCollectedAt),
        Column<VersionRow>.Bool("is_witness", row => row.IsWitness),
    ]);

    public static ParquetSchema Schema => Rows.Schema;

    public static byte[] Write(MonthVersion version)
    {
        var (plays, others) = VersionRows.Of(version);
        return Rows.Write([plays, others], new Dictionary<string, string>
        {
            [MonthKey] = YearMonthPattern.Iso.Format(version.Month),
            [ObservedKey] = string.Join(' ', version.Observed.Select(Text)),
        });
    }

    /// <summary>Witnesses and observed time, which are all that the next version is made of.</summary>
    public static (IReadOnlyList<Witness> Witnesses, IReadOnlyList<InstantRange> Observed) ReadWitnesses(StoredObject stored) =>
        TableRows.Read(stored, reader =>
        {
            var witnesses = TableRows.ReadAll(reader, WitnessReader).OfType<Witness>();
            return (WitnessSet.Union(witnesses, []), Observed(reader));
        });

    /// <summary>The observed part of the month.</summary>
    public static IReadOnlyList<InstantRange> Observed(ParquetReader reader) =>
        reader.KeyValues.TryGetValue(ObservedKey, out var text) && text.Length > 0 ? [.. text.Split(' ').Select(Range)] : [];

    private static Func<int, Witness?> WitnessReader(TableRows rows)
    {
        var play = PlayRowColumns.Reader(rows);
        var (source, isWitness) = (rows.Text("source"), rows.Bool("is_witness"));
        var firstSnapshotAt = rows.Time("snapshot_timestamp");
        var (inSnapshot, inPoll) = (rows.Time("snapshot_collected_at"), rows.Time("poll_collected_at"));
        return row => isWitness(row) != true ? null : Witness(row, play(row));

        Witness Witness(int row, ReportedPlay reported) => new()
        {
            Kind = KindText.Parse(source(row) ?? throw new FormatException("a witness has no source")),
            PlayedAt = reported.PlayedAt,
            Track = reported.Track,
            ContextType = reported.ContextType,
            ContextUri = reported.ContextUri,
            FirstSnapshotAt = firstSnapshotAt(row),
            SnapshotCollectedAt = inSnapshot(row),
            PollCollectedAt = inPoll(row),
        };
    }

    private static string Text(InstantRange range) =>
        string.Create(CultureInfo.InvariantCulture, $"{range.From.ToUnixTimeMilliseconds()}/{range.To.ToUnixTimeMilliseconds()}");

    private static InstantRange Range(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? throw new FormatException($"`{text}` is no range of time") : new(Instant(text[..slash]), Instant(text[(slash + 1)..]));
    }

    private static Instant Instant(string text) => NodaTime.Instant.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture));
}
