using NodaTime;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Exports of scrobbling services. Each file tells the same scrobble, which began at noon, after whatever else the form has.</summary>
public sealed class ScrobbleFormatTests
{
    private static readonly Instant Noon = Instant.FromUtc(2023, 5, 4, 12, 0);

    public static TheoryData<string, ImportFormat, string> Files => new()
    {
        { "one a line", ImportFormat.ListenBrainz, """
            {"listened_at":1683201600,"user_name":"ann","track_metadata":{"track_name":"Song","artist_name":"Ann","release_name":"Album","additional_info":{"duration_ms":200000}}}
            {"track_metadata":{"artist_name":"Bob","track_name":"Other"},"listened_at":1683205200,"inserted_at":"x"}
            """ },
        { "an array", ImportFormat.ListenBrainz, """[{"listened_at":1683201600,"track_metadata":{"track_name":"Song","artist_name":"Ann","release_name":"Album","additional_info":{"duration":200}}}]""" },
        { "an answer of the API", ImportFormat.ListenBrainz, """{"payload":{"count":1,"listens":[{"listened_at":1683201600,"track_metadata":{"track_name":"Song","artist_name":"Ann","release_name":"Album","additional_info":{"duration_ms":"200000"}}}]}}""" },
        { "a page", ImportFormat.LastFmJson, """{"recenttracks":{"track":[{"artist":{"mbid":"","#text":"Ann"},"album":{"mbid":"","#text":"Album"},"name":"Song","mbid":"","image":[{"size":"small","#text":"x"}],"date":{"uts":"1683201600","#text":"04 May 2023, 12:00"}}],"@attr":{"user":"ann","page":"1"}}}""" },
        { "pages", ImportFormat.LastFmJson, """[{"recenttracks":{"track":[{"artist":{"name":"Ann"},"album":{"#text":"Album"},"name":"Song","date":{"uts":1683201600}}]}},{"recenttracks":{"track":[]}}]""" },
        { "pages of an exporter", ImportFormat.LastFmJson, """[[{"artist":{"#text":"Ann"},"album":{"#text":"Album"},"name":"Song","date":{"uts":"1683201600"}}],[]]""" },
        { "a statistics site", ImportFormat.LastFmJson, """{"username":"ann","scrobbles":[{"track":"Song","artist":"Ann","album":"Album","albumId":"1","date":1683201600000}]}""" },
        { "Maloja", ImportFormat.Maloja, """{"maloja":{"export_time":1690000000},"scrobbles":[{"time":1683201600,"track":{"artists":["Ann","Bob"],"title":"Song","album":{"artists":["Ann"],"albumtitle":"Album"},"length":200},"duration":null,"origin":"client:x"}]}""" },
        { "older Maloja", ImportFormat.Maloja, """{"scrobbles":[{"artists":["Ann"],"title":"Song","album":"Album","time":1683201600,"duration":199}]}""" },
        { "CSV with seconds", ImportFormat.LastFmCsv, "uts,utc_time,artist,artist_mbid,album,album_mbid,track,track_mbid\r\n\"1683201600\",\"04 May 2023, 12:00\",\"Ann\",\"\",\"Album\",\"\",\"Song\",\"\"\r\n" },
        { "CSV without header", ImportFormat.LastFmCsv, "Ann,Album,Song,04 May 2023 12:00\nBob,,\"Other, \"\"live\"\"\",04 May 2023 13:00\n" },
        { "CSV of a statistics site", ImportFormat.LastFmCsv, "Artist;Album;AlbumId;Track;Date#ann\n\"Ann\";\"Album\";\"x;y\";\"Song\";\"1683201600000\"\n" },
        { "CSV with dates", ImportFormat.LastFmCsv, "Title,Artist,Album,Timestamp\nSong,Ann,Album,2023-05-04T12:00:00Z\n" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task File_AnyForm_TellsTheScrobble(string form, ImportFormat format, string content)
    {
        var rig = new ImportRig();

        var result = await rig.ImportAsync(form, content);

        result.Outcome.ShouldBe(ImportOutcome.Imported, form);
        result.Report.Files.ShouldHaveSingleItem().RecognisedAs.ShouldBe(format);
        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = result.Report.Rows });
        var row = (await rig.RowsAsync(result.ImportId!))[0];
        (row.Kind, row.PlayedAt, row.HeardMs, row.Track.TrackName, row.Track.ArtistName, row.Track.AlbumName)
            .ShouldBe((WitnessKind.Scrobble, Noon, null, "Song", "Ann", "Album"));
        result.Report.Files[0].MsPlayed.ShouldBeNull("a scrobble does not say how long was heard");
    }

    [Fact]
    public async Task ListenBrainz_MoreInformation_IsTaken()
    {
        var rig = new ImportRig();
        const string Listen = """{"listened_at":1683201600,"track_metadata":{"track_name":"Song","artist_name":"Ann feat. Bob","additional_info":{"artist_names":["Ann","Bob"],"isrc":"DEABC2300001","duration_ms":200000,"spotify_id":"https://open.spotify.com/track/abc?si=1"}}}""";

        var result = await rig.ImportAsync("x.jsonl", Listen);

        var track = (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem().Track;
        (track.Uri, track.TrackId, track.Isrc, track.DurationMs).ShouldBe(("spotify:track:abc", "abc", "DEABC2300001", 200_000));
        track.AllArtistNames.ShouldBe(["Ann", "Bob"]);
        (await rig.PlaysAsync()).ShouldBe(["2023-05-04T12:03:20Z 200000 Song Ann feat. Bob"], "the time is the start");
    }

    [Fact]
    public async Task Zip_OfListenBrainz_ItsOtherFilesAreUnknown()
    {
        var zip = ImportRig.Zip(
            ("user.json", """{"user_id":1,"username":"ann"}"""),
            ("feedback.jsonl", """{"recording_mbid":"x","score":1}"""),
            ("listens/2023/5.jsonl", """{"listened_at":1683201600,"track_metadata":{"track_name":"Song","artist_name":"Ann"}}"""),
            ("listens/2023/6.jsonl", ""));

        var result = await new ImportRig().ImportAsync("lb.zip", zip);

        result.Report.Files.Select(file => file.Name).ShouldBe(["lb.zip/listens/2023/5.jsonl"]);
        result.Report.UnknownFiles.Select(file => file.Name).ShouldBe(["lb.zip/user.json", "lb.zip/feedback.jsonl", "lb.zip/listens/2023/6.jsonl"]);
    }

    [Theory]
    [InlineData("""{"listened_at":1683201600,"track_metadata":{"track_name":"Song","artist_name":"Ann"}}""" + "\n{\"listened_at\":\"x\",\"track_metadata\":{\"track_name\":\"Other\"}}", "listened_at is missing or no time")]
    [InlineData("""[{"artist":{"#text":"Ann"},"name":"Song","date":{"uts":"1683201600"}},{"artist":{"#text":"Ann"},"name":"Now","@attr":{"nowplaying":"true"}}]""", "date is missing or no time")]
    [InlineData("""{"scrobbles":[{"time":1683201600,"track":{"title":"Song","artists":[]}},7]}""", "the row is no object")]
    [InlineData("uts,artist,track\n1683201600,Ann,Song\nsoon,Ann,Other\n", "the time is missing or no time")]
    public async Task Row_ThatCannotBeUnderstood_IsMalformedAndSpoilsNothing(string content, string problem)
    {
        var result = await new ImportRig().ImportAsync("x", content);

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 1, Malformed = 1 });
        var example = result.Report.Files[0].MalformedExamples.ShouldHaveSingleItem();
        (example.Row, example.Problem).ShouldBe((2, problem));
        content[(int)example.Offset..].ShouldStartWith(content.Contains("soon", StringComparison.Ordinal) ? "soon" : content[(int)example.Offset] == '7' ? "7" : "{");
    }

    [Fact]
    public async Task Csv_QuoteThatIsNeverClosed_IsRefused()
    {
        var content = "uts,artist,track\n1683201600,Ann,Song\n1683201700,\"Ann," + new string('x', 300_000);
        var refused = await Should.ThrowAsync<ImportRefusedException>(() => new ImportRig().ImportAsync("x.csv", content));
        (refused.Reason, refused.File).ShouldBe((ImportRefusal.BrokenFile, "x.csv"));
    }

    // Larger than a piece of the reader, so that rows lie over its edges.
    [Theory]
    [InlineData("{\"scrobbles\":[", ",", "]}", """{"time":T,"track":{"title":"Song","artists":["Ann"]},"origin":"client:x"}""")]
    [InlineData("", "\n", "", """{"listened_at":T,"track_metadata":{"track_name":"Song","artist_name":"Ann"}}""")]
    [InlineData("{\"recenttracks\":{\"@attr\":{\"page\":[1]},\"track\":[", ",", "]}}", """{"artist":{"#text":"Ann"},"album":{"#text":""},"name":"Song","date":{"uts":"T"}}""")]
    [InlineData("uts,artist,track\n", "\n", "", "T,Ann,\"So\nng\"")]
    public async Task File_ManyRows_AllAreRead(string begin, string between, string end, string row)
    {
        const int Rows = 9_000;
        var rows = Enumerable.Range(0, Rows).Select(number => row.Replace("T", FormattableString.Invariant($"{1_683_201_600 + (number * 600)}"), StringComparison.Ordinal));

        var result = await new ImportRig().ImportAsync("x", begin + string.Join(between, rows) + end);

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = Rows });
    }
}
