using System.Buffers;
using System.Globalization;
using System.Text;
using SpotifyInsights.Api.Tables;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Writes plays as a table (RFC 4180), safe for spreadsheets as all tables are (<see cref="CsvText"/>). Columns have the names of the Parquet files.</summary>
/// <param name="target">Where the bytes go.</param>
internal sealed class CsvPlays(IBufferWriter<byte> target) : IWrittenPlays
{
    private static readonly (string Name, Func<StoredPlay, string?> Value)[] Columns =
    [
        ("played_at", play => Time(play.PlayedAtMs)),
        ("started_at", play => Time(play.PlayedAtMs - play.MsPlayed)),
        ("ms_played", play => Number(play.MsPlayed)),
        ("ms_played_estimated", play => Flag(play.IsEstimated)),
        ("track_name", play => CsvText.Guard(play.Track.TrackName)),
        ("artist_name", play => CsvText.Guard(play.Track.ArtistName)),
        ("album_name", play => CsvText.Guard(play.Track.AlbumName)),
        ("uri", play => CsvText.Guard(play.Track.Uri)),
        ("track_id", play => CsvText.Guard(play.Track.TrackId)),
        ("artist_id", play => CsvText.Guard(play.Track.ArtistId)),
        ("album_id", play => CsvText.Guard(play.Track.AlbumId)),
        ("album_type", play => CsvText.Guard(play.Track.AlbumType)),
        ("release_date", play => CsvText.Guard(play.Track.ReleaseDate)),
        ("duration_ms", play => Number(play.Track.DurationMs)),
        ("explicit", play => Flag(play.Track.Explicit)),
        ("popularity", play => Number(play.Track.Popularity)),
        ("isrc", play => CsvText.Guard(play.Track.Isrc)),
        ("reason_start", play => CsvText.Guard(play.Circumstances.ReasonStart)),
        ("reason_end", play => CsvText.Guard(play.Circumstances.ReasonEnd)),
        ("shuffle", play => Flag(play.Circumstances.Shuffle)),
        ("skipped", play => Flag(play.Circumstances.Skipped)),
        ("offline", play => Flag(play.Circumstances.Offline)),
        ("incognito", play => Flag(play.Circumstances.Incognito)),
        ("context_type", play => CsvText.Guard(play.ContextType)),
        ("context_uri", play => CsvText.Guard(play.ContextUri)),
        ("sources", play => string.Join(' ', StoredPlay.SourceNames(play.Sources))),
    ];

    private readonly StringBuilder line = new();

    public void Begin() => Write(Columns.Select(column => (string?)column.Name).Append("excluded"));

    public void BeginMonth()
    {
        // Nothing is shared between the plays of a month.
    }

    public void Add(in StoredPlay play, bool isExcluded)
    {
        var row = play;
        Write(Columns.Select(column => column.Value(row)).Append(Flag(isExcluded)));
    }

    public void End()
    {
        // A table ends with its last line.
    }

    private void Write(IEnumerable<string?> fields)
    {
        line.Clear().AppendJoin(',', fields.Select(field => CsvText.Quote(field ?? ""))).Append("\r\n");
        Encoding.UTF8.GetBytes(line.ToString(), target);
    }

    private static string Time(long ms) => DateTime.UnixEpoch.AddMilliseconds(ms).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Flag(bool? flag) => flag is null ? null : flag.Value ? "true" : "false";
}
