using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Rows of which the extended history of one import alone tells, as numbers: no row is made, and what rows share is written once. A column of it is what the same
/// rows would come to one by one.
/// </summary>
public sealed class ExportRowGroup : VersionRowGroup
{
    private static readonly string ExportText = KindText.Of(WitnessKind.Export);

    /// <summary>Whether the rows are plays; otherwise they are witnesses alone.</summary>
    public required bool ArePlays { get; init; }

    /// <summary>The import that holds the witnesses.</summary>
    public required string ImportId { get; init; }

    /// <summary>Of each row the end of the play, or the instant that a witness alone reports; Unix milliseconds.</summary>
    public required long[] PlayedAtMs { get; init; }

    /// <summary>Of each row the milliseconds heard.</summary>
    public required int[] HeardMs { get; init; }

    /// <summary>Of each row how often the import says so; 0 for a play whose witnesses have rows of their own.</summary>
    public required int[] Times { get; init; }

    /// <summary>Of each row the instant that its witness reports, where that is not the end of the play; otherwise null.</summary>
    public required Int64Column ReportedAtMs { get; init; }

    /// <summary>Of each row the start of the play by the device's own clock; null where it is not told, or the row is no witness.</summary>
    public required Int64Column OfflineAtMs { get; init; }

    /// <summary>What was played.</summary>
    public required SharedParts<ReportedTrack> Tracks { get; init; }

    /// <summary>Of each of <see cref="Tracks"/> the context's type and URI, null where not told.</summary>
    public required (string? Type, string? Uri)[] Contexts { get; init; }

    /// <summary>How it was played.</summary>
    public required SharedParts<PlayCircumstances> Manners { get; init; }

    /// <inheritdoc/>
    public override int Count => PlayedAtMs.Length;

    /// <inheritdoc/>
    public override long MsPlayed => HeardMs.Sum(ms => (long)ms);

    internal override ColumnData Fill(Column<VersionRow> column) =>
        TrackColumns.ByName.TryGetValue(column.Field.Name, out var ofTrack) ? Tracks.Fill(ofTrack)
        : CircumstancesColumns.ByName.TryGetValue(column.Field.Name, out var ofManner) ? Manners.Fill(ofManner)
        : Own(column.Field.Name);

    private protected override long EndMs(int row) => PlayedAtMs[row];

    private ColumnData Own(string name) => name switch
    {
        "played_at" or "played_at_dt" => new Int64Column(PlayedAtMs),
        "hour_of_day" => new Int32Column(Array.ConvertAll(PlayedAtMs, PlayRowColumns.HourOfDay)),
        "day_of_week" => new Int32Column(Array.ConvertAll(PlayedAtMs, PlayRowColumns.DayOfWeek)),
        "started_at" => new Int64Column(StartedAtMs()),
        "ms_played" => new Int32Column(HeardMs),
        "ms_played_estimated" => new BooleanColumn(new bool[Count]),
        "source" => StringColumn.FromValues([ExportText]).Over(new int[Count]),
        "sources" => Lists(ExportText, Array.ConvertAll(Times, _ => ArePlays ? 1 : 0)),
        "context_type" => Tracks.Spread(StringColumn.FromValues(Array.ConvertAll(Contexts, context => context.Type))),
        "context_uri" => Tracks.Spread(StringColumn.FromValues(Array.ConvertAll(Contexts, context => context.Uri))),
        "snapshot_timestamp" or "snapshot_collected_at" or "poll_collected_at" => new Int64Column(new long[Count], new bool[Count]),
        "import_ids" => Lists(ImportId, Times),
        "reported_at" => ReportedAtMs,
        "offline_at" => OfflineAtMs,
        "is_witness" => new BooleanColumn(Array.ConvertAll(Times, times => times > 0)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "A month version has no such column."),
    };

    private long[] StartedAtMs()
    {
        var startedAt = new long[Count];
        for (var row = 0; row < startedAt.Length; row++)
        {
            startedAt[row] = PlayedAtMs[row] - HeardMs[row];
        }

        return startedAt;
    }

    // Of each row the text so many times; no list where that is not once.
    private static StringListColumn Lists(string text, int[] times)
    {
        var offsets = new int[times.Length + 1];
        for (var row = 0; row < times.Length; row++)
        {
            offsets[row + 1] = offsets[row] + times[row];
        }

        return new StringListColumn(offsets, StringColumn.FromValues([text]).Over(new int[offsets[^1]]), Array.ConvertAll(times, count => count > 0));
    }
}
