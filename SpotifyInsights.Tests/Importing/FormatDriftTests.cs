using System.Text;
using System.Text.Json.Nodes;
using SpotifyInsights.Api.Importing;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Tests.Importing;

/// <summary>Files that Spotify may write one day, and files that were damaged: what is a row that cannot be read, and what is a file that cannot.</summary>
public sealed class FormatDriftTests
{
    [Fact]
    public async Task Keys_UnknownOnes_ArePassedOver()
    {
        var rig = new ImportRig();
        var row = ExtendedRow.Make(("dolby", true), ("session", JsonNode.Parse("""{"id":[1,{"ts":"2001-01-01T00:00:00Z"}]}""")), ("ts_local", "x"));

        var result = await rig.ImportAsync("x.json", ExtendedRow.File(row, ExtendedRow.Make(("ts", "2023-05-04T13:00:00Z"))));

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 2 });
        (await rig.PlaysAsync()).ShouldBe(["2023-05-04T12:00:00Z 200000 Song Ann", "2023-05-04T13:00:00Z 200000 Song Ann"]);
    }

    [Theory]
    [InlineData("ts", "ts is missing")]
    [InlineData("ms_played", "ms_played is missing")]
    [InlineData("platform", null)]
    [InlineData("reason_start", null)]
    [InlineData("spotify_track_uri", null)]
    [InlineData("master_metadata_track_name", null)]
    [InlineData("offline_timestamp", null)]
    public async Task Keys_MissingOnes_SpoilTheRowAtMost(string key, string? problem)
    {
        var good = ExtendedRow.Make(("ts", "2023-05-04T13:00:00Z"));
        foreach (var row in new[] { ExtendedRow.Make().Without(key), ExtendedRow.Make((key, null)) })
        {
            var result = await new ImportRig().ImportAsync("x.json", ExtendedRow.File(good.DeepClone(), row));

            result.Report.Outcomes.ShouldBe(problem is null ? RowCounts.None with { Taken = 2 } : RowCounts.None with { Taken = 1, Malformed = 1 });
            result.Report.Files[0].MalformedExamples.Select(example => example.Problem).ShouldBe(problem is null ? [] : [problem]);
        }
    }

    [Theory]
    [InlineData("""{"ts":17,"ms_played":1}""", "ts is no time")]
    [InlineData("""{"ts":["2023-05-04T12:00:00Z"],"ms_played":1}""", "ts is no time")]
    [InlineData("""{"ts":"2023-05-04T12:00:00Z","ms_played":"200000"}""", "ms_played is no whole number")]
    [InlineData("""{"ts":"2023-05-04T12:00:00Z","ms_played":1.5}""", "ms_played is no whole number")]
    [InlineData("""{"ts":"2023-05-04T12:00:00Z","ms_played":true}""", "ms_played is no whole number")]
    [InlineData("""{"ts":"2023-05-04T12:00:00Z","ms_played":{"a":1}}""", "ms_played is no whole number")]
    [InlineData("""{"ts":"2023-05-04T12:00:00Z","ms_played":1,"spotify_track_uri":"spotify:track:s","reason_end":"\ud83d"}""", "a text holds half a character")]
    [InlineData("{}", "ts is missing")]
    [InlineData("null", "the row is no object")]
    [InlineData("[1,{\"ts\":2}]", "the row is no object")]
    [InlineData("\"row\"", "the row is no object")]
    public async Task Row_OfAnotherShape_IsMalformedAndSaysWhere(string json, string problem)
    {
        var rig = new ImportRig();
        var before = ExtendedRow.Make().ToJsonString();
        var file = $"[{before},{json},{ExtendedRow.Make(("ts", "2023-05-04T13:00:00Z")).ToJsonString()}]";

        var result = await rig.ImportAsync("x.json", file);

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 2, Malformed = 1 });
        result.Report.Files[0].MalformedExamples.ShouldBe([new MalformedRow(2, before.Length + 2, problem)]);
        (await rig.RowsAsync(result.ImportId!))[^1].Refused.ShouldBe("malformed");
    }

    [Fact]
    public async Task Malformed_ManyRows_FiveAreNamed()
    {
        var rows = Enumerable.Range(0, 8).Select(number => (JsonNode?)ExtendedRow.Make(("ms_played", number % 2 == 0 ? "x" : 5)));

        var result = await new ImportRig().ImportAsync("x.json", ExtendedRow.File(rows.Concat([null, null])));

        result.Report.Outcomes.Malformed.ShouldBe(6);
        result.Report.Files[0].MalformedExamples.Select(example => example.Row).ShouldBe([1, 3, 5, 7, 9]);
    }

    [Fact]
    public async Task File_ByteOrderMarkCommentsAndTrailingComma_AreRead()
    {
        var file = "\uFEFF [ // mine\n" + ExtendedRow.Make().ToJsonString() + ",\n]\n";
        (await new ImportRig().ImportAsync("x.json", file)).Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 1 });
    }

    [Fact]
    public async Task Texts_EscapedOrNot_AreTheSame()
    {
        var rig = new ImportRig();
        var title = "Ünï \"quoted\" \\ 🎵 \u0001";
        var plain = ExtendedRow.Make(("master_metadata_track_name", title));
        var escaped = System.Text.Json.JsonSerializer.Serialize(plain);
        escaped.ShouldContain("\\u00DC");

        var result = await rig.ImportAsync("x.json", $"[{plain.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })},{escaped}]");

        result.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 1, Duplicate = 1 });
        (await rig.RowsAsync(result.ImportId!)).Select(row => row.Track.TrackName).Distinct().ShouldBe([title]);
    }

    [Fact]
    public async Task Text_ThatIsNoUtf8_IsReadWithReplacements()
    {
        var rig = new ImportRig();
        var file = Encoding.Latin1.GetBytes(ExtendedRow.File(ExtendedRow.Make(("master_metadata_track_name", "Caf\u00E9"))));

        var result = await rig.ImportAsync("x.json", file);

        (await rig.RowsAsync(result.ImportId!)).ShouldHaveSingleItem().Track.TrackName.ShouldBe("Caf\uFFFD");
    }

    [Theory]
    [InlineData("[{ROW},")]
    [InlineData("[{ROW}")]
    [InlineData("[{ROW},{\"ts\":\"2023-05")]
    [InlineData("[{ROW},{\"ts\"")]
    [InlineData("[{ROW},{\"ts\":\"x\",\"shuffle\":tr")]
    public async Task File_ThatEndsInTheMiddle_IsRefusedAsCutOff(string file)
    {
        var refused = await Should.ThrowAsync<ImportRefusedException>(
            () => new ImportRig().ImportAsync("endsong_0.json", file.Replace("{ROW}", ExtendedRow.Make().ToJsonString(), StringComparison.Ordinal)));
        (refused.Reason, refused.File).ShouldBe((ImportRefusal.CutOff, "endsong_0.json"));
    }

    [Theory]
    [InlineData("[{ROW},\n}]")]
    [InlineData("[{ROW}] and more")]
    [InlineData("[{ROW},\n{\"ts\":NaN}]")]
    [InlineData("[{ROW},\n{'ts':1}]")]
    public async Task File_ThatStopsBeingJson_IsRefusedNamingTheLine(string file)
    {
        var refused = await Should.ThrowAsync<ImportRefusedException>(
            () => new ImportRig().ImportAsync("x.json", file.Replace("{ROW}", ExtendedRow.Make().ToJsonString(), StringComparison.Ordinal)));
        refused.Reason.ShouldBe(ImportRefusal.BrokenFile);
        refused.Message.ShouldContain("line ");
    }

    [Fact]
    public async Task File_OneEndlessText_IsRefused()
    {
        var refused = await Should.ThrowAsync<ImportRefusedException>(
            () => new ImportRig().ImportAsync("x.json", $"[{ExtendedRow.Make().ToJsonString()},{{\"ts\":\"{new string('x', 40 << 20)}\"}}]"));
        refused.Reason.ShouldBe(ImportRefusal.BrokenFile);
    }

    // The reader takes 256 KB at a time, so its pieces end anywhere in a record when the beginning is moved by one byte at a time.
    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    public async Task Pieces_EndingAtAnyByteOfARecord_ChangeNothing(string quote)
    {
        var rows = Enumerable.Range(0, 500)
            .Select(number => ExtendedRow.Make(("ts", $"2023-05-04T{number / 60:00}:{number % 60:00}:00Z"), ("ms_played", 40_000), ("master_metadata_track_name", $"Söng {quote}{number}{quote}")))
            .ToList();
        var file = ExtendedRow.IndentedFile(rows);
        var length = rows[0].ToJsonString().Length;
        Encoding.UTF8.GetByteCount(file).ShouldBeGreaterThan((256 << 10) + length);
        var expected = await new ImportRig().ImportAsync([ImportRig.Source("x.json", file)], dryRun: true);
        expected.Report.Outcomes.ShouldBe(RowCounts.None with { Taken = 500 });

        var step = Environment.GetEnvironmentVariable("FULL") is "1" ? 1 : 13;
        for (var moved = 1; moved <= 900; moved += step)
        {
            var result = await new ImportRig().ImportAsync([ImportRig.Source("x.json", new string(' ', moved) + file)], dryRun: true);
            result.ImportId.ShouldBe(expected.ImportId, $"moved by {moved}");
        }
    }
}
