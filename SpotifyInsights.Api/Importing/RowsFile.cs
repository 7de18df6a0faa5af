using NodaTime;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing;

/// <summary>Writes the rows of an upload as the import's `plays.parquet`, a month at a time.</summary>
internal static class RowsFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="spool">The rows, each month in order.</param>
    /// <param name="texts">What their numbers stand for.</param>
    /// <param name="target">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void Write(RowSpool spool, RowTexts texts, Stream target, CancellationToken cancellationToken)
    {
        using var writer = new ImportedPlaysWriter(target);
        foreach (var month in spool.Months.Where(month => month != RowSpool.Refused))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Add(MonthNumber.ToMonth(month), Rows(spool, month, texts));
        }

        writer.Add(month: null, Rows(spool, RowSpool.Refused, texts));
        writer.Complete();
    }

    private static IEnumerable<ImportedRow> Rows(RowSpool spool, int month, RowTexts texts) => spool.Read(month).Select(row => Row(row, texts));

    private static ImportedRow Row(in SpooledRow row, RowTexts texts)
    {
        var (track, manner) = (texts.Tracks[row.Track], texts.Manners[row.Manner]);
        return new ImportedRow
        {
            Kind = (WitnessKind)row.Kind,
            PlayedAt = row.PlayedAt == SpooledRow.None ? null : Instant.FromUnixTimeMilliseconds(row.PlayedAt),
            HeardMs = row.HeardMs == SpooledRow.None ? null : row.HeardMs,
            OfflineAt = row.OfflineAt == SpooledRow.None ? null : Instant.FromUnixTimeMilliseconds(row.OfflineAt),
            Track = track.Track,
            ContextType = track.ContextType,
            ContextUri = track.ContextUri,
            Circumstances = manner.Circumstances,
            Country = manner.Country,
            Platform = manner.Platform,
            Refused = row.IsWitness ? null : WordOf((RowOutcome)row.Outcome),
        };
    }

    private static string WordOf(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Malformed => "malformed",
        RowOutcome.Podcast => "podcast",
        RowOutcome.Audiobook => "audiobook",
        RowOutcome.NoTrack => "no_track",
        RowOutcome.Implausible => ImportedRow.Implausible,
        RowOutcome.Duplicate => "duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Such a row takes part in plays."),
    };
}
