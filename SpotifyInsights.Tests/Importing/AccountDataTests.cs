using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>The streaming history of account data, in its forms.</summary>
public sealed class AccountDataTests
{
    [Fact]
    public async Task Music_IsAPlayOfItsMinute()
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync("anything.json", """
            [
              {
                "endTime" : "2023-05-04 12:00",
                "artistName" : "Ann",
                "trackName" : "Song",
                "msPlayed" : 200000
              },
              { "endTime": "2023-05-04 12:10", "artistName": "Ann", "trackName": "Other", "msPlayed": 0 }
            ]
            """);

        result.Report.Files.ShouldHaveSingleItem().RecognisedAs.ShouldBe(ImportFormat.AccountData);
        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 1, Short = 1 });
        (await rig.PlaysAsync()).ShouldBe(["2023-05-04T12:00:00Z 200000 Song Ann", "2023-05-04T12:10:00Z 0 Other Ann"]);
        (await rig.RowsAsync(result.ImportId!))[0].Kind.ShouldBe(WitnessKind.AccountData);
        result.Report.Coverage.Kind.ShouldBe(CoverageKind.None);
        result.Report.CoversFrom.ShouldBeNull();
    }

    [Fact]
    public async Task EqualRows_AreSeveralPlays()
    {
        const string Row = """{"endTime":"2023-05-04 12:00","artistName":"Ann","trackName":"Song","msPlayed":2000}""";
        var rig = new ImportRig();

        var result = await rig.ImportAsync("x.json", $"[{Row},{Row},{Row}]");

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Short = 3 });
        (await rig.PlaysAsync()).Count.ShouldBe(3);
    }

    // Two exports in one upload repeat each other; the files of one export do not.
    [Fact]
    public async Task EqualRows_InTwoZipsOfOneUpload_AreThePlaysOfOne()
    {
        const string Row = """{"endTime":"2023-05-04 12:00","artistName":"Ann","trackName":"Song","msPlayed":2000}""";
        var (one, two) = (ImportRig.Zip(("a", $"[{Row}]"), ("b", $"[{Row}]")), ImportRig.Zip(("c", $"[{Row},{Row},{Row}]")));
        var rig = new ImportRig();

        var result = await rig.ImportAsync([ImportRig.Source("1.zip", one), ImportRig.Source("2.zip", two)]);

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Short = 3, Duplicate = 2 });
        (await rig.PlaysAsync()).Count.ShouldBe(3);
        (await rig.RowsAsync(result.ImportId!)).Count(row => row.Refused == "duplicate").ShouldBe(2);
    }

    [Fact]
    public async Task EqualRows_MoreOfThemThanBefore_AreNewPlays()
    {
        const string Row = """{"endTime":"2023-05-04 12:00","artistName":"Ann","trackName":"Song","msPlayed":2000}""";
        var rig = new ImportRig();
        await rig.ImportAsync("x", $"[{Row}]");

        var result = await rig.ImportAsync("x", $"[{Row},{Row},{Row}]");

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Merged = 1, Short = 2 });
        (await rig.PlaysAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task PodcastsAndAudiobooks_AreCountedAndNoPlays()
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync("x.json", """
            [
              {"endTime":"2023-05-04 12:00","podcastName":"Show","episodeName":"Talk","msPlayed":200000},
              {"endTime":"2023-05-04 13:00","audiobookName":"Book","chapterName":"One","msPlayed":200000},
              {"endTime":"2023-05-04 14:00","msPlayed":200000},
              {"endTime":"2023-05-04 15:00","artistName":"","trackName":"","msPlayed":200000}
            ]
            """);

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Podcast = 1, Audiobook = 1, NoTrack = 2 });
        (await rig.RowsAsync(result.ImportId!)).Select(row => (row.Track.TrackName, row.Track.ArtistName, row.Refused)).ShouldBe(
            [("Talk", "Show", "podcast"), ("One", "Book", "audiobook"), (null, null, "no_track"), ("", "", "no_track")]);
        (await rig.PlaysAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"endTime":null,"trackName":"a","msPlayed":1}""", "endTime is missing")]
    [InlineData("""{"endTime":"4 May","trackName":"a","msPlayed":1}""", "endTime is no time")]
    [InlineData("""{"endTime":"2023-05-04 12:00","trackName":"a"}""", "msPlayed is missing")]
    [InlineData("""{"endTime":"2023-05-04 12:00","trackName":"a","msPlayed":"1"}""", "msPlayed is no whole number")]
    public async Task Row_WithoutWhatAPlayNeeds_IsMalformed(string json, string problem)
    {
        const string Good = """{"endTime":"2023-05-04 12:00","artistName":"Ann","trackName":"Song","msPlayed":2000}""";

        var result = await new ImportRig().ImportAsync("x.json", $"[{Good},{json}]");

        result.Report.Files[0].MalformedExamples.ShouldBe([new MalformedRow(2, Good.Length + 2, problem)]);
    }
}
