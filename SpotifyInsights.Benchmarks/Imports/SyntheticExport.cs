using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Benchmarks.Plays;

namespace SpotifyInsights.Benchmarks.Imports;

/// <summary>
/// Synthetic plays as Spotify hands an extended streaming history out: 23 keys a record, indented, files of equal size in a zip; one row in twenty
/// repeats an earlier one exactly. The same count gives the same bytes of JSON.
/// </summary>
public static class SyntheticExport
{
    private const int Files = 64;
    private const double Duplicates = 0.05;

    private static readonly string[] Platforms =
    [
        "ios", "android", "windows", "osx", "Android OS 13 API 33 (samsung, SM-G991B)", "iOS 16.1 (iPhone14,5)",
        "Partner google cast_tv;Chromecast;;", "web_player windows 10;chrome 108.0.0.0;desktop",
    ];

    private static readonly string[] Reasons = ["trackdone", "fwdbtn", "backbtn", "clickrow", "endplay", "logout", "appload", "playbtn"];

    /// <summary>Writes the zip and returns the bytes of JSON in it.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="rows">Rows, repeated ones included.</param>
    public static long Write(string path, int rows)
    {
        var distinct = (int)(rows / (1 + Duplicates));
        var plays = new SyntheticPlays(distinct);
        var random = new Random(rows);
        var bytes = 0L;
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        var (play, written) = (0, 0);
        for (var file = 0; file < Files; file++)
        {
            var until = (int)((file + 1L) * rows / Files);
            using var entry = zip.CreateEntry($"Spotify Extended Streaming History/Streaming_History_Audio_{2016 + (file / 6)}_{file}.json", CompressionLevel.Optimal).Open();
            var text = new StringBuilder("[");
            for (var isFirst = true; written < until; written++, isFirst = false)
            {
                var isRepeated = play > 0 && (play == distinct || (random.NextDouble() < Duplicates / (1 + Duplicates) && rows - written > distinct - play));
                text.Append(isFirst ? "\n" : ",\n");
                Append(text, plays, isRepeated ? Math.Max(0, play - 1 - random.Next(20_000)) : play++);
                if (text.Length > 1 << 20)
                {
                    bytes += Flush(text, entry);
                }
            }

            text.Append("\n]\n");
            bytes += Flush(text, entry);
        }

        return bytes;
    }

    private static int Flush(StringBuilder text, Stream entry)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.ToString());
        entry.Write(utf8);
        text.Clear();
        return utf8.Length;
    }

    // Everything follows from the play's number, so a repeated row is the same to the byte.
    private static void Append(StringBuilder text, SyntheticPlays plays, int play)
    {
        var (track, ms, end) = (plays.Track[play], plays.MsPlayed[play], plays.PlayedAt[play]);
        var artist = plays.Artist[track];
        var isShort = ms < 30_000;
        var place = (play * 2_654_435_761L) >>> 8;
        text.Append(CultureInfo.InvariantCulture, $$"""
              {
                "ts": "{{InstantPattern.General.Format(Instant.FromUnixTimeMilliseconds(end))}}",
                "platform": "{{Platforms[place % 8]}}",
                "ms_played": {{ms}},
                "conn_country": "DE",
                "ip_addr": "84.{{place % 200}}.{{place / 200 % 250}}.17",
                "master_metadata_track_name": "Track {{track}} of a Long Title",
                "master_metadata_album_artist_name": "Artist {{artist}}",
                "master_metadata_album_album_name": "Album {{track / 9}}",
                "spotify_track_uri": "spotify:track:{{plays.TrackIds[track]}}",
                "episode_name": null,
                "episode_show_name": null,
                "spotify_episode_uri": null,
                "audiobook_title": null,
                "audiobook_uri": null,
                "audiobook_chapter_uri": null,
                "audiobook_chapter_title": null,
                "reason_start": "{{Reasons[place / 7 % 8]}}",
                "reason_end": "{{(isShort ? "fwdbtn" : "trackdone")}}",
                "shuffle": {{(place % 3 == 0 ? "true" : "false")}},
                "skipped": {{(isShort ? "true" : "false")}},
                "offline": false,
                "offline_timestamp": {{(end - ms) / 1000}},
                "incognito_mode": false
              }
            """);
    }
}
