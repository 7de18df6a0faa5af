using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpotifyInsights.Api.Exporting;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Importing;

namespace SpotifyInsights.Tests.Exporting;

/// <summary>What the files look like, and that nothing goes on for who has left.</summary>
public sealed class ExportFormTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Json_OfASong_HasSpotifysKeysAndOurs()
    {
        var row = Single(await ExportedAsync(ExtendedRow.Make(("offline_timestamp", 1_683_201_400), ("ts", "2023-05-04T12:30:00Z"), ("skipped", null), ("shuffle", true))));

        row["ts"].GetString().ShouldBe("2023-05-04T12:30:00Z", "as Spotify wrote it");
        row["offline_timestamp"].GetInt64().ShouldBe(1_683_201_400_000);
        row["ms_played"].GetInt32().ShouldBe(200_000);
        row["master_metadata_track_name"].GetString().ShouldBe("Song");
        row["master_metadata_album_artist_name"].GetString().ShouldBe("Ann");
        row["master_metadata_album_album_name"].GetString().ShouldBe("Album");
        row["spotify_track_uri"].GetString().ShouldBe("spotify:track:song");
        row["reason_start"].GetString().ShouldBe("clickrow");
        row["shuffle"].GetBoolean().ShouldBeTrue();
        row["skipped"].ValueKind.ShouldBe(JsonValueKind.Null);
        row["ip_addr"].ValueKind.ShouldBe(JsonValueKind.Null);
        row["si_ended_at"].GetString().ShouldBe("2023-05-04T12:00:00.000Z", "the device says it began at 11:56:40 and was heard for 200 s");
        row["si_sources"].GetString().ShouldBe("export");
        row["si_estimated"].GetBoolean().ShouldBeFalse();
        row.Keys.ShouldBe(typeof(ExportedPlay).GetProperties().Select(property => property.GetCustomAttributes(inherit: false).OfType<System.Text.Json.Serialization.JsonPropertyNameAttribute>().Single().Name), ignoreOrder: true);
        foreach (var key in ExtendedRow.Make().Select(member => member.Key))
        {
            row.ShouldContainKey(key, "other programs look for it");
        }
    }

    [Fact]
    public async Task Json_OfSpokenWord_HasItsOwnKeys_AndComesBack()
    {
        var rig = new ImportRig();
        await rig.ImportAsync("history.json", ExtendedRow.File(
            Spoken(("spotify_episode_uri", "spotify:episode:one"), ("episode_name", "Pilot"), ("episode_show_name", "Show")),
            Spoken(("ts", "2023-05-05T12:00:00Z"), ("audiobook_uri", "spotify:audiobook:book"), ("audiobook_title", "Book"), ("audiobook_chapter_uri", "spotify:chapter:two"), ("audiobook_chapter_title", "Two"))));

        var rows = Rows(await ExportRig.TextAsync(rig.Listener.Memory, ExportFormat.Json));

        rows.Count.ShouldBe(2);
        rows.ShouldAllBe(row => row["master_metadata_track_name"].ValueKind == JsonValueKind.Null && row["spotify_track_uri"].ValueKind == JsonValueKind.Null);
        Texts(rows[0], "spotify_episode_uri", "episode_name", "episode_show_name").ShouldBe(["spotify:episode:one", "Pilot", "Show"]);
        Texts(rows[1], "audiobook_uri", "audiobook_title", "audiobook_chapter_uri", "audiobook_chapter_title").ShouldBe(["spotify:audiobook:book", "Book", "spotify:chapter:two", "Two"]);
        var moved = await ExportRig.MovedAsync(rig.Listener.Memory);
        (await ExportRig.PlaysAsync(moved.Listener.Memory)).ShouldBe(await ExportRig.PlaysAsync(rig.Listener.Memory));
    }

    [Theory]
    [InlineData("si_sources", "radio", "the source of the report is none of export, account, api, scrobble")]
    [InlineData("si_reported_at", "yesterday", "si_reported_at is no time")]
    public async Task Import_OfARowThatSomebodyChanged_SaysWhatIsWrong(string key, string value, string problem)
    {
        var rows = JsonNode.Parse(await ExportedAsync(ExtendedRow.Make()))!.AsArray();
        rows[0]![key] = value;

        var result = await new ImportRig().ImportAsync("history.json", rows.ToJsonString());

        result.Report.Outcomes.Malformed.ShouldBe(1);
        result.Report.Files.Single().MalformedExamples.Single().Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task Csv_OfNamesThatAreFormulas_CalculatesNothing()
    {
        var rig = new ImportRig();
        await rig.ImportAsync("history.json", ExtendedRow.File(ExtendedRow.Make(
            ("master_metadata_track_name", "=HYPERLINK(\"http://evil.example\",\"a, b\")"), ("master_metadata_album_artist_name", "-M-"), ("master_metadata_album_album_name", "Line\nbreak"))));

        var text = await ExportRig.TextAsync(rig.Listener.Memory, ExportFormat.Csv);

        text.ShouldBe(
            "played_at,started_at,ms_played,ms_played_estimated,track_name,artist_name,album_name,uri,track_id,artist_id,album_id,album_type,release_date,duration_ms,explicit,popularity,isrc,"
            + "reason_start,reason_end,shuffle,skipped,offline,incognito,context_type,context_uri,sources,excluded\r\n"
            + "2023-05-04T12:00:00.000Z,2023-05-04T11:56:40.000Z,200000,false,\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"a, b\"\")\",'-M-,\"Line\nbreak\",spotify:track:song,song,,,,,,,,,"
            + "clickrow,trackdone,false,false,false,false,,,export,false\r\n");
    }

    [Fact]
    public async Task Parquet_OfTwoMonths_HoldsAllPlaysAsTheyAreStored()
    {
        var rig = await TwoMonthsAsync();

        var file = ParquetReader.Open(await ExportRig.ExportAsync(rig.Listener.Memory, ExportFormat.Parquet));

        (file.RowGroupCount, file.RowCount).ShouldBe((2, 3));
        ((StringColumn)file.ReadColumn(1, "uri"))[0].ShouldBe("spotify:episode:one");
        ((Int64Column)file.ReadColumn(0, "played_at")).Values.ShouldBe([1_683_201_600_000, 1_683_288_000_000], "noon of the 4th and 5th of May 2023");
        ((Int32Column)file.ReadColumn(0, "ms_played")).Values.ShouldBe([200_000, 200_000]);
    }

    [Theory]
    [InlineData(ExportFormat.Json, "[\n]\n")]
    [InlineData(ExportFormat.Csv, "played_at,")]
    [InlineData(ExportFormat.Parquet, "PAR1")]
    public async Task Export_OfNothing_IsAWholeFile(ExportFormat format, string start) =>
        (await ExportRig.TextAsync(new ImportRig().Listener.Memory, format)).ShouldStartWith(start);

    [Theory]
    [InlineData(ExportFormat.Json)]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Parquet)]
    public async Task Export_WhoseReaderHasLeft_ReadsNoFurtherMonth(ExportFormat format)
    {
        var rig = new ImportRig();
        await rig.ImportAsync("history.json", ExtendedRow.File(
            Enumerable.Range(1, 12).SelectMany(month => Enumerable.Range(0, 200).Select(i => ExtendedRow.Make(("ts", $"2023-{month:00}-04T{i / 60:00}:{i % 60:00}:00Z"), ("ms_played", 50_000))))));
        var watched = new WatchedObjectStore(rig.Listener.Memory);
        var pipe = new Pipe();
        await pipe.Reader.CompleteAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => new HistoryExport(new StoredPlays(watched)).WriteAsync(ListenerRig.UserId, format, pipe.Writer, ExcludedMarks.None, Token));

        watched.Reads.ShouldBeLessThanOrEqualTo(4, "the manifest, and the months that one piece holds");
    }

    private static JsonObject Spoken(params (string Key, JsonNode? Value)[] changes) => ExtendedRow.Make(
        [("master_metadata_track_name", null), ("master_metadata_album_artist_name", null), ("master_metadata_album_album_name", null), ("spotify_track_uri", null), .. changes]);

    private static async Task<ImportRig> TwoMonthsAsync()
    {
        var rig = new ImportRig();
        await rig.ImportAsync("history.json", ExtendedRow.File(
            ExtendedRow.Make(),
            ExtendedRow.Make(("ts", "2023-05-05T12:00:00Z")),
            Spoken(("ts", "2023-06-05T12:00:00Z"), ("spotify_episode_uri", "spotify:episode:one"), ("episode_name", "Pilot"))));
        return rig;
    }

    private static async Task<string> ExportedAsync(JsonObject row)
    {
        var rig = new ImportRig();
        await rig.ImportAsync("history.json", ExtendedRow.File(row));
        return await ExportRig.TextAsync(rig.Listener.Memory, ExportFormat.Json);
    }

    private static List<Dictionary<string, JsonElement>> Rows(string json) => JsonSerializer.Deserialize<List<Dictionary<string, JsonElement>>>(json)!;

    private static Dictionary<string, JsonElement> Single(string json) => Rows(json).ShouldHaveSingleItem();

    private static IEnumerable<string?> Texts(Dictionary<string, JsonElement> row, params string[] keys) => keys.Select(key => row[key].GetString());
}
