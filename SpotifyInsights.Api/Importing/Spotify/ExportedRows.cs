using System.Text;
using SpotifyInsights.Api.Importing.Rows;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Importing.Spotify;

/// <summary>
/// Records of our own exports: a play with everything that was reported of it. Each report becomes a row of its own, word for word as its source had said it, so that the one
/// rule makes the same plays of them, here or beside other reports.
/// </summary>
internal static class ExportedRows
{
    /// <summary>Makes rows of a record that names its sources.</summary>
    public static void Add(SpotifyRecord record, RowSink sink)
    {
        if (record.Reports == 0)
        {
            AddReport(record, SpotifyKey.OwnSources, sink);
            return;
        }

        if (record.Reports == SpotifyRecord.MostReports)
        {
            sink.AddMalformed(WitnessKind.Export, SpooledRow.None, record.Offset, $"si_reports are {SpotifyRecord.MostReports} or more");
            return;
        }

        for (var report = 0; report < record.Reports; report++)
        {
            AddReport(record.Report(report), SpotifyKey.OwnSource, sink);
        }
    }

    private static void AddReport(SpotifyRecord record, SpotifyKey sourceKey, RowSink sink)
    {
        var kind = StoredPlay.FindSource(Encoding.UTF8.GetString(record.Value(sourceKey)));
        var reportedAt = record.Has(SpotifyKey.OwnReportedAt) ? ReportedTime.Parse(record.Value(SpotifyKey.OwnReportedAt)) : null;
        var heardMs = record.Whole(SpotifyKey.MsPlayed);
        var outcome = AddTrack(record, sink);
        if (Problem(record, kind, reportedAt, heardMs) is { } problem)
        {
            sink.AddMalformed(kind ?? WitnessKind.Export, reportedAt ?? SpooledRow.None, record.Offset, problem);
            return;
        }

        AddManner(record, sink.Manner);
        sink.Add(
            kind!.Value,
            reportedAt!.Value,
            IsMeasured(kind) ? heardMs!.Value : SpooledRow.None,
            record.Whole(SpotifyKey.OfflineTimestamp) is { } number and not 0 && ReportedTime.OfNumber(number) is { } offline ? offline : SpooledRow.None,
            outcome,
            isWitness: outcome != RowOutcome.NoTrack);
    }

    private static string? Problem(SpotifyRecord record, WitnessKind? kind, long? reportedAt, long? heardMs) =>
        kind is null ? "the source of the report is none of export, account, api, scrobble"
        : reportedAt is null ? "si_reported_at is no time"
        : heardMs is null && IsMeasured(kind) ? "ms_played is no whole number"
        : record.HasBrokenText ? "a text holds half a character"
        : null;

    private static bool IsMeasured(WitnessKind? kind) => kind is WitnessKind.Export or WitnessKind.AccountData;

    private static RowOutcome? AddTrack(SpotifyRecord record, RowSink sink)
    {
        var track = sink.Track;
        var outcome = ExtendedRows.AddTrack(record, track);
        record.CopyItemsTo(track, TupleField.AllArtists, SpotifyKey.OwnArtistNames);
        sink.AddDuration(record.Whole(SpotifyKey.OwnDurationMs) is { } ms and >= 0 and <= int.MaxValue ? (int)ms : null);
        record.CopyTo(track, TupleField.Isrc, SpotifyKey.OwnIsrc);
        record.CopyTo(track, TupleField.ContextType, SpotifyKey.OwnContextType);
        if (!record.Has(SpotifyKey.AudiobookUri))
        {
            record.CopyTo(track, TupleField.ContextUri, SpotifyKey.OwnContextUri);
        }

        record.CopyTo(track, TupleField.ArtistId, SpotifyKey.OwnArtistId);
        record.CopyItemsTo(track, TupleField.AllArtistIds, SpotifyKey.OwnArtistIds);
        record.CopyTo(track, TupleField.AlbumId, SpotifyKey.OwnAlbumId);
        record.CopyTo(track, TupleField.AlbumType, SpotifyKey.OwnAlbumType);
        record.CopyTo(track, TupleField.ReleaseDate, SpotifyKey.OwnReleaseDate);
        record.CopyTo(track, TupleField.ReleaseDatePrecision, SpotifyKey.OwnReleaseDatePrecision);
        if (record.Whole(SpotifyKey.OwnPopularity) is { } popularity and >= 0 and <= 100)
        {
            track.Add(TupleField.Popularity, $"{popularity}");
        }

        if (record.Flag(SpotifyKey.OwnExplicit) is { } isExplicit)
        {
            track.Add(TupleField.Explicit, isExplicit ? "1" : "0");
        }

        return outcome;
    }

    private static void AddManner(SpotifyRecord record, RowTuple manner)
    {
        record.CopyTo(manner, TupleField.ReasonStart, SpotifyKey.ReasonStart);
        record.CopyTo(manner, TupleField.ReasonEnd, SpotifyKey.ReasonEnd);
        manner.Add(TupleField.Flags, (byte)ExtendedRows.Flags(record, record.Flag(SpotifyKey.Skipped)));
    }
}
