using System.Globalization;
using System.Text;
using SpotifyInsights.Benchmarks.Plays;

namespace SpotifyInsights.Benchmarks.Audio;

/// <summary>A reference data set as large as the known one: 114,000 rows of 89,741 tracks, half of the played tracks among them. The same every time.</summary>
public static class SyntheticReference
{
    private const int Rows = 114_000;
    private const int Tracks = 89_741;
    private const int Genres = 114;

    public static void Write(string path, SyntheticPlays plays)
    {
        var random = new Random(7);
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(
            ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,mode,speechiness,acousticness,"
            + "instrumentalness,liveness,valence,tempo,time_signature,track_genre\n");
        var lines = new string[Tracks];
        for (var track = 0; track < Tracks; track++)
        {
            // Every other played track; each fourth of the others by its names alone.
            var id = track < SyntheticPlays.TrackCount / 2 ? plays.TrackIds[track * 2] : $"x{track.ToString("000000000000000000000", CultureInfo.InvariantCulture)}";
            lines[track] = Line(random, id, track);
        }

        for (var row = 0; row < Rows; row++)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{row},{lines[row < Tracks ? row : (row - Tracks) * 3]},genre {random.Next(Genres)}\n"));
        }
    }

    private static string Line(Random random, string id, int track) => string.Create(
        CultureInfo.InvariantCulture,
        $"{id},Artist {track % 9_000};Guest {track % 77},\"Album {track % 30_000}, the\",Title {track} of many,{random.Next(100)},{60_000 + random.Next(300_000)},{(random.Next(10) == 0 ? "True" : "False")},"
        + $"{Unit(random)},{Unit(random)},{random.Next(12)},{-random.Next(30_000) / 1000.0},{random.Next(2)},{Unit(random) / 4},{Unit(random)},{(random.Next(3) == 0 ? 0 : Unit(random))},{Unit(random)},{Unit(random)},"
        + $"{(random.Next(700) == 0 ? 0 : (60_000 + random.Next(140_000)) / 1000.0)},4");

    private static double Unit(Random random) => random.Next(1_000) / 1000.0;
}
