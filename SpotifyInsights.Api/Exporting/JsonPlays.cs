using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Writes plays as <see cref="ExportedPlay"/> rows of one JSON array, a row a line.</summary>
/// <param name="target">Where the bytes go.</param>
internal sealed class JsonPlays(IBufferWriter<byte> target) : IWrittenPlays
{
    private const int NumberBytes = 20;

    private JsonFragments fragments = new();
    private bool hasRows;

    public void Begin() => Put("["u8);

    public void BeginMonth() => fragments = new JsonFragments();

    public void Add(in StoredPlay play, bool isExcluded)
    {
        Put(hasRows ? ",\n{\"ts\":\""u8 : "\n{\"ts\":\""u8);
        hasRows = true;
        var reportedAt = IsReportedEnd(play) ? play.ReportedAtMs : play.PlayedAtMs;
        Put(reportedAt, "yyyy-MM-ddTHH:mm:ssZ");
        Put("\",\"platform\":null,\"ms_played\":"u8);
        Put(play.MsPlayed);
        Put(",\"conn_country\":null,\"ip_addr\":null,"u8);
        Put(fragments.Of(play.Track));
        Put(",\"audiobook_uri\":"u8);
        PutBook(play);
        Put(","u8);
        Put(fragments.Of(play.Circumstances));
        Put(",\"offline_timestamp\":"u8);
        PutNumber(play.OfflineAtMs);
        Put(",\"si_ended_at\":\""u8);
        Put(play.PlayedAtMs, Exact);
        Put("\",\"si_reported_at\":"u8);
        PutReportedAt(play);
        Put(","u8);
        Put(fragments.Of(play.Sources));
        Put(play.IsEstimated ? ",\"si_estimated\":true,"u8 : ",\"si_estimated\":false,"u8);
        Put(isExcluded ? "\"si_excluded\":true,"u8 : "\"si_excluded\":false,"u8);
        Put(fragments.Of(play.ContextType, play.ContextUri));
        Put(",\"si_reports\":"u8);
        Put(play.Reports is null ? "null"u8 : JsonReports.Write(play.Reports));
        Put("}"u8);
    }

    public void End() => Put("\n]\n"u8);

    private static string Exact => "yyyy-MM-ddTHH:mm:ss.fffZ";

    // Of a chapter it is where it was played from.
    private void PutBook(in StoredPlay play)
    {
        var book = SpokenKinds.BookOf(play.Track.Uri, play.ContextUri);
        if (book is null)
        {
            Put("null"u8);
            return;
        }

        Put(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(book));
    }

    private void PutReportedAt(in StoredPlay play)
    {
        if (play.Reports is not null)
        {
            Put("null"u8);
            return;
        }

        Put("\""u8);
        Put(play.ReportedAtMs, Exact);
        Put("\""u8);
    }

    private void PutNumber(long? number)
    {
        if (number is not { } known)
        {
            Put("null"u8);
            return;
        }

        Utf8Formatter.TryFormat(known, target.GetSpan(NumberBytes), out var written);
        target.Advance(written);
    }

    // As Spotify wrote it, so that others see what they know.
    private static bool IsReportedEnd(in StoredPlay play) => play.Reports is null && play.Sources == PlayFlags.FromExport;

    private void Put(ReadOnlySpan<byte> bytes) => target.Write(bytes);

    private void Put(int number)
    {
        Utf8Formatter.TryFormat(number, target.GetSpan(NumberBytes), out var written);
        target.Advance(written);
    }

    private void Put(long ms, string form)
    {
        DateTime.UnixEpoch.AddMilliseconds(ms).TryFormat(target.GetSpan(form.Length), out var written, form, CultureInfo.InvariantCulture);
        target.Advance(written);
    }
}
