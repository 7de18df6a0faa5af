using System.Globalization;
using System.Text;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Uploads with more rows and texts than one piece, page or table holds, read by several threads.</summary>
public sealed class ManyRowsTests
{
    [Fact]
    public async Task Files_ReadAtOnce_EveryRowKeepsItsOwnTexts()
    {
        const int Files = 24;
        const int Rows = 1_500;
        const int Tracks = 9_000;
        var rig = new ImportRig();
        var files = Enumerable.Range(0, Files).Select(file => ($"endsong_{file}.json", File(file, Rows, Tracks)));

        var result = await rig.ImportAsync("my.zip", ImportRig.Zip(files));

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = Files * Rows });
        result.Report.Files.ShouldAllBe(file => file.Rows == Rows && file.Outcomes.Taken == Rows);
        var rows = await rig.RowsAsync(result.ImportId!);
        rows.Count.ShouldBe(Files * Rows);
        rows.ShouldAllBe(row => row.Track.TrackName == $"Title {Number(row)}" && row.Track.Uri == $"spotify:track:{Number(row)}" && row.Track.ArtistName == $"Artist {Number(row) % 70}");
        rows.Select(row => row.Track.TrackName).Distinct().Count().ShouldBe(Tracks);
    }

    private static long Number(ImportedRow row) => row.HeardMs!.Value - 40_000;

    private static string File(int file, int rows, int tracks)
    {
        var text = new StringBuilder("[");
        for (var row = 0; row < rows; row++)
        {
            var number = ((file * rows) + row) * 7L % tracks;
            var at = DateTimeOffset.UnixEpoch.AddDays(14_000).AddMinutes(((file * rows) + row) * 5);
            text.Append(row == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$"""
                {"ts":"{{at:yyyy-MM-ddTHH:mm:ssZ}}","ms_played":{{40_000 + number}},"master_metadata_track_name":"Title {{number}}","master_metadata_album_artist_name":"Artist {{number % 70}}","spotify_track_uri":"spotify:track:{{number}}"}
                """);
        }

        return text.Append(']').ToString();
    }
}
