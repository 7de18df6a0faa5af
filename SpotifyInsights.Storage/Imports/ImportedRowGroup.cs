using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Snapshots;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Imports;

/// <summary>
/// Rows of an import as numbers: no row is made, and what rows share is written once. A column of it is what the same <see cref="ImportedRow"/>s would come to.
/// </summary>
public sealed class ImportedRowGroup
{
    /// <summary>Of each row the instant as reported, Unix milliseconds; null where the row does not tell it.</summary>
    public required Int64Column PlayedAtMs { get; init; }

    /// <summary>Of each row the milliseconds heard; null where not told.</summary>
    public required Int64Column HeardMs { get; init; }

    /// <summary>Of each row `offline_timestamp`, Unix milliseconds; null where not given.</summary>
    public required Int64Column OfflineAtMs { get; init; }

    /// <summary>What was played.</summary>
    public required SharedParts<ReportedTrack> Tracks { get; init; }

    /// <summary>Of each of <see cref="Tracks"/> the context's type and URI, null where not told.</summary>
    public required (string? Type, string? Uri)[] Contexts { get; init; }

    /// <summary>How it was played, where and on what: rows of which nothing else counts.</summary>
    public required SharedParts<ImportedRow> Manners { get; init; }

    /// <summary>The kind of source and why the row takes no part in plays: rows of which nothing else counts.</summary>
    public required SharedParts<ImportedRow> Fates { get; init; }

    /// <summary>The number of rows.</summary>
    public int Count => PlayedAtMs.Count;

    internal ColumnData Fill(Column<ImportedRow> column) => column.Field.Name switch
    {
        "played_at" => PlayedAtMs,
        "ms_played" => HeardMs,
        "offline_timestamp" => OfflineAtMs,
        "context_type" => Tracks.Spread(StringColumn.FromValues(Array.ConvertAll(Contexts, context => context.Type))),
        "context_uri" => Tracks.Spread(StringColumn.FromValues(Array.ConvertAll(Contexts, context => context.Uri))),
        "source" or "refused" => Fates.Fill(column),
        var name => TrackColumns.ByName.TryGetValue(name, out var ofTrack) ? Tracks.Fill(ofTrack) : Manners.Fill(column),
    };
}
