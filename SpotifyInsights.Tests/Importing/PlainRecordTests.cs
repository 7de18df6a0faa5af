using System.Globalization;
using System.Text;
using System.Text.Json;
using SpotifyInsights.Api.Importing;

namespace SpotifyInsights.Tests.Importing;

/// <summary>
/// Records that are written as plainly as Spotify's are read by a way of their own. A comment in each record forces the reader of any JSON upon the same records, and what comes
/// of them must be the same.
/// </summary>
public sealed class PlainRecordTests
{
    private static readonly string[] Spaces = ["", " ", "\n", "\r\n  ", "\t", "  \n\n    "];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Records_OfAnyShape_AreReadAsByAReaderOfAnyJson(int seed)
    {
        var random = new Random(seed);
        var records = Enumerable.Range(0, 40).Select(number => Record(random, number)).ToList();
        var spaces = random.Next(2) == 0 ? Spaces[random.Next(Spaces.Length)] : null;
        string Space() => spaces ?? Spaces[random.Next(Spaces.Length)];

        var plain = await ImportAsync(Write(records, Space, comment: ""));
        var commented = await ImportAsync(Write(records, Space, comment: "/* , { \" */"));

        plain.ShouldBe(commented);
        plain.ShouldContain("Taken = ");
    }

    [Fact]
    public async Task File_BrokenAfterPlainRecords_NamesTheLine()
    {
        var records = string.Join(",\n", Enumerable.Range(0, 50).Select(number => ExtendedRow.Make(("ms_played", number + 31_000)).ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
        var before = "[\n" + records + ",\n";
        var lines = before.Count(letter => letter == '\n');

        var refusal = await Should.ThrowAsync<ImportRefusedException>(() => new ImportRig().ImportAsync("x.json", before + "{\"ts\": 2,\n\"ms_played\" 3}]"));

        refusal.Message.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"from line {lines + 2} on"));
    }

    [Fact]
    public async Task File_CutOffAnywhere_IsRefusedAsCutOff()
    {
        var row = """{"ts": "2023-05-04T12:00:00Z", "ms_played": 200000, "spotify_track_uri": "spotify:track:a", "skipped": null}""";
        var whole = $"[\n{row},\n{row},\n{row.Replace("12:", "13:", StringComparison.Ordinal)}\n]";
        for (var length = (2 * row.Length) + 6; length < whole.Length; length++)
        {
            var refusal = await Should.ThrowAsync<ImportRefusedException>(() => new ImportRig().ImportAsync("x.json", whole[..length]), customMessage: whole[..length]);

            refusal.Reason.ShouldBe(ImportRefusal.CutOff);
        }
    }

    [Theory]
    [InlineData("01", null)]
    [InlineData("1 2", null)]
    [InlineData("-1", "-1")]
    [InlineData("31000.0", "31000")]
    [InlineData("3.1e4", "31000")]
    [InlineData("nul", null)]
    [InlineData("31000x", null)]
    public async Task Number_OfAnotherForm_IsLeftToTheReader(string number, string? heardMs)
    {
        var first = ExtendedRow.Make().ToJsonString();
        var second = ExtendedRow.Make(("ts", "2023-05-04T13:00:00Z")).ToJsonString().Replace("200000", number, StringComparison.Ordinal);
        var rig = new ImportRig();
        var importing = rig.ImportAsync("x.json", $"[{first},{second}]");
        if (heardMs is null)
        {
            (await Should.ThrowAsync<ImportRefusedException>(() => importing)).Reason.ShouldBe(ImportRefusal.BrokenFile);
            return;
        }

        var rows = await rig.RowsAsync((await importing).ImportId!);
        rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.HeardMs}")).ShouldBe(["200000", heardMs]);
    }

    private static async Task<string> ImportAsync(string file)
    {
        var rig = new ImportRig();
        var result = await rig.ImportAsync("x.json", file);
        var malformed = result.Report.Files[0].MalformedExamples.Select(row => $"{row.Row} {row.Problem}");
        return string.Join('\n', [$"{result.ImportId} {result.Report.Outcomes}", .. malformed, .. await rig.PlaysAsync()]);
    }

    private static string Write(IEnumerable<List<(string Key, string Value)>> records, Func<string> space, string comment)
    {
        var text = new StringBuilder("[").Append(space());
        foreach (var (number, record) in records.Index())
        {
            text.Append(number == 0 ? "" : ",").Append(space()).Append('{').Append(comment);
            text.AppendJoin(',', record.Select(member => $"{space()}\"{member.Key}\"{space()}:{space()}{member.Value}{space()}"));
            text.Append('}').Append(space());
        }

        return text.Append(']').ToString();
    }

    // Most keys in most records, sometimes one less, one more or one twice, now and then in another order; values of all forms.
    private static List<(string Key, string Value)> Record(Random random, int number)
    {
        var members = ExtendedRow.Make(
                ("ts", string.Create(CultureInfo.InvariantCulture, $"2023-05-{1 + (number / 3):00}T{random.Next(24):00}:00:00Z")),
                ("spotify_track_uri", $"spotify:track:{random.Next(8)}"),
                ("master_metadata_track_name", random.Next(4) == 0 ? "Ein \"Lied\" \u00e4 \ud83c\udfb5 \\" : $"Song {random.Next(8)}"))
            .Select(member => (member.Key, Value: member.Value?.ToJsonString() ?? "null"))
            .ToList();
        for (var change = random.Next(6); change > 0; change--)
        {
            var place = random.Next(members.Count);
            switch (random.Next(6))
            {
                case 0:
                    members.RemoveAt(place);
                    break;
                case 1:
                    members.Insert(place, ("new_key", Odd(random)));
                    break;
                case 2:
                    members.Add((members[place].Key, Odd(random)));
                    break;
                case 3:
                    members[place] = (members[place].Key, Odd(random));
                    break;
                case 4:
                    members[place] = (members[place].Key.Replace("s", "\\u0073", StringComparison.Ordinal), members[place].Value);
                    break;
                default:
                    members.Reverse();
                    break;
            }
        }

        return members;
    }

    private static string Odd(Random random) => random.Next(12) switch
    {
        0 => "true",
        1 => "false",
        2 => "null",
        3 => "0",
        4 => "-7",
        5 => "12345678901234567890",
        6 => "1.5e3",
        7 => "\"\"",
        8 => "\"a\\nb \\u00e9\"",
        9 => "[1, {\"ts\": \"2001-01-01T00:00:00Z\"}]",
        10 => "{}",
        _ => "\"2022-01-01T00:00:00Z\"",
    };
}
