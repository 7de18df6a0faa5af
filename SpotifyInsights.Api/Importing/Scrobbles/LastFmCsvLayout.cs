using System.Globalization;
using System.Text;

namespace SpotifyInsights.Api.Importing.Scrobbles;

/// <summary>In which columns of a CSV file a scrobble's values are. Exporters differ in separator, header and form of the time.</summary>
/// <param name="Delimiter">Comma, semicolon or tab.</param>
/// <param name="HasHeader">Whether the first line names the columns.</param>
/// <param name="Artist">Column of the artist.</param>
/// <param name="Track">Column of the title.</param>
/// <param name="Album">Column of the album; -1 where there is none.</param>
/// <param name="Time">Column of the time.</param>
internal sealed record LastFmCsvLayout(char Delimiter, bool HasHeader, int Artist, int Track, int Album, int Time)
{
    private const int PlainColumns = 4;

    private static readonly string[] TimeForms = ["dd MMM yyyy HH:mm", "d MMM yyyy HH:mm", "dd MMM yyyy, HH:mm", "d MMM yyyy, HH:mm"];

    private static readonly char[] Delimiters = [',', ';', '\t'];

    /// <summary>The layout of a file that begins so; null when it is no list of scrobbles.</summary>
    public static LastFmCsvLayout? Find(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(end < 0 ? head : head[..end]).TrimEnd('\r');
        return Delimiters.Select(delimiter => OfLine(line, delimiter)).FirstOrDefault(layout => layout is not null);
    }

    /// <summary>The time in Unix milliseconds, from seconds, milliseconds, `09 Apr 2019 15:13` or ISO 8601; null where it is none.</summary>
    public static long? ParseTime(string text)
    {
        var trimmed = text.Trim();
        return ReportedTime.Parse(Encoding.UTF8.GetBytes(trimmed)) ?? (DateTimeOffset.TryParseExact(
            trimmed, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : null);
    }

    private static LastFmCsvLayout? OfLine(string line, char delimiter)
    {
        var names = line.Split(delimiter).Select(name => name.Trim().Trim('"').ToLowerInvariant()).ToList();
        var (artist, track, album) = (names.IndexOf("artist"), Math.Max(names.IndexOf("track"), names.IndexOf("title")), names.IndexOf("album"));
        var time = names.FindIndex(name => name is "uts" or "date" or "time" or "timestamp" or "utc_time" || name.StartsWith("date#", StringComparison.Ordinal));
        if (artist >= 0 && track >= 0 && time >= 0)
        {
            return new LastFmCsvLayout(delimiter, HasHeader: true, artist, track, album, time);
        }

        // The oldest exporter writes no header: artist, album, title, time.
        return names.Count >= PlainColumns && ParseTime(names[^1]) is not null && line.Contains(' ', StringComparison.Ordinal)
            ? new LastFmCsvLayout(delimiter, HasHeader: false, Artist: 0, Track: 2, Album: 1, Time: 3)
            : null;
    }
}
