using System.Text.Json.Nodes;
using NodaTime;
using SpotifyInsights.Api.Importing;

namespace SpotifyInsights.Tests.Importing;

/// <summary>The same rows are the same import.</summary>
public sealed class ImportIdTests
{
    private static List<JsonObject> Rows =>
        [.. Enumerable.Range(0, 40).Select(number => ExtendedRow.Make(
            ("ts", $"2023-05-{1 + (number / 2):00}T12:00:00Z"), ("ms_played", 40_000 + number), ("master_metadata_track_name", $"Song {number % 7}")))];

    [Fact]
    public async Task Id_OfOtherPackingsAndOrders_IsTheSame()
    {
        var rows = Rows;
        var id = (await DryAsync(ImportRig.Source("x.json", ExtendedRow.File(rows)))).ImportId;
        var mixed = Rows;
        new Random(5).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(mixed));
        var (some, others) = (Rows.Take(13).ToList(), Rows.Skip(13).ToList());

        (await DryAsync(ImportRig.Source("y", ExtendedRow.IndentedFile(mixed)))).ImportId.ShouldBe(id);
        (await DryAsync(ImportRig.Source("a", ExtendedRow.File(others)), ImportRig.Source("b", ExtendedRow.File(some)))).ImportId.ShouldBe(id);
        (await DryAsync(ImportRig.Source("z.zip", ImportRig.Zip(("1", ExtendedRow.File(some.Select(row => row.DeepClone()))), ("pdf", "read me"), ("2", ExtendedRow.File(others.Select(row => row.DeepClone()))))))).ImportId.ShouldBe(id);
        id!.Length.ShouldBe(32);
    }

    [Fact]
    public async Task Id_OfRowsThatDifferInWhatIsPersonal_IsTheSame()
    {
        var id = (await DryAsync(ImportRig.Source("x", ExtendedRow.File(ExtendedRow.Make())))).ImportId;
        (await DryAsync(ImportRig.Source("x", ExtendedRow.File(ExtendedRow.Make(("ip_addr", "198.51.100.1"), ("platform", "Android of Ann")))))).ImportId.ShouldBe(id);
    }

    [Theory]
    [InlineData("ts", "\"2023-05-04T12:00:01Z\"")]
    [InlineData("ms_played", "200001")]
    [InlineData("spotify_track_uri", "\"spotify:track:other\"")]
    [InlineData("spotify_track_uri", "null")]
    [InlineData("master_metadata_album_album_name", "\"\"")]
    [InlineData("reason_end", "null")]
    [InlineData("shuffle", "null")]
    [InlineData("offline_timestamp", "1683201400")]
    [InlineData("conn_country", "\"FR\"")]
    [InlineData("platform", "\"web_player\"")]
    public async Task Id_OfAnyKeptValueChanged_IsAnother(string key, string json)
    {
        var id = (await DryAsync(ImportRig.Source("x", ExtendedRow.File(ExtendedRow.Make())))).ImportId;
        (await DryAsync(ImportRig.Source("x", ExtendedRow.File(ExtendedRow.Make((key, JsonNode.Parse(json))))))).ImportId.ShouldNotBe(id);
    }

    [Fact]
    public async Task Id_OfARowTwice_IsAnother()
    {
        var id = (await DryAsync(ImportRig.Source("x", ExtendedRow.File(ExtendedRow.Make())))).ImportId;
        (await DryAsync(ImportRig.Source("x", ExtendedRow.File(ExtendedRow.Make(), ExtendedRow.Make())))).ImportId.ShouldNotBe(id);
    }

    [Fact]
    public async Task SameRowsAgain_ChangeNothingAndAnswerWithTheFirstReport()
    {
        var rig = new ImportRig();
        var first = await rig.ImportAsync("x.json", ExtendedRow.File(Rows));
        var objects = await rig.ObjectsAsync();

        var again = await rig.ImportAsync(
            [ImportRig.Source("other.zip", ImportRig.Zip(("y.json", ExtendedRow.IndentedFile(Rows.AsEnumerable().Reverse()))))],
            receivedAt: ImportRig.ReceivedAt + Duration.FromDays(3));

        (again.Outcome, again.ImportId, again.DataVersion).ShouldBe((ImportOutcome.AlreadyImported, first.ImportId, first.DataVersion));
        again.Report.CollectedAt.ShouldBe(ImportRig.ReceivedAt);
        again.Report.Files.ShouldHaveSingleItem().Name.ShouldBe("x.json");
        (await rig.ObjectsAsync()).ShouldBe(objects);
    }

    [Fact]
    public async Task PlaysFile_OfOtherPackings_HasTheSameBytes()
    {
        var (one, other) = (new ImportRig(), new ImportRig());
        var id = (await one.ImportAsync("x.json", ExtendedRow.File(Rows.Append(null)))).ImportId!;
        await other.ImportAsync("x.zip", ImportRig.Zip(("b", ExtendedRow.File(Rows.Skip(9).Reverse().Append(null))), ("a", ExtendedRow.File(Rows.Take(9)))));

        var key = SpotifyInsights.Storage.Keys.ImportPlays(Aggregation.ListenerRig.UserId, id);
        (await other.ObjectsAsync())[key].ShouldBe((await one.ObjectsAsync())[key]);
    }

    private static Task<ImportResult> DryAsync(params ImportSource[] sources) => new ImportRig().ImportAsync(sources, dryRun: true);
}
