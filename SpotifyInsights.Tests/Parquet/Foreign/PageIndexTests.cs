using System.Text.Json;
using SpotifyInsights.Parquet;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Parquet.Foreign;

/// <summary>The page index that we write, as hyparquet reads it.</summary>
public sealed class PageIndexTests
{
    private static readonly ParquetSchema Schema = new(
    [
        new("at", ParquetType.Timestamp, IsOptional: false),
        new("falling", ParquetType.Int32, IsOptional: true),
        new("text", ParquetType.String, IsOptional: true),
        new("long_text", ParquetType.String, IsOptional: false),
        new("ratio", ParquetType.Double, IsOptional: false),
        new("tags", ParquetType.StringList, IsOptional: true),
    ]);

    // Six rows in pages of two.
    private static readonly ColumnData[] Columns =
    [
        new Int64Column([10, 20, 30, 30, 40, 50]),
        new Int32Column([9, 8, 0, 0, 3, -4], [true, true, false, false, true, true]),
        StringColumn.FromValues(["b", "a", "c", null, "ab", "z"]),
        StringColumn.FromValues(["a", "b", new string('c', 65), "d", "e", "f"]),
        new DoubleColumn([1, 2, double.NaN, 3, 4, 5]),
        StringListColumn.FromValues([["x", "y", "z"], [], null, ["u"], ["v"], ["w", null]]),
    ];

    private static readonly ColumnData[] Backwards = [new Int64Column([10, 20, 30, 30, 40, 39]), .. Columns[1..]];

    [Fact]
    public async Task Pages_OfEveryColumn_HaveTheirPlacesAndBounds()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "ours.parquet");
        var options = new ParquetWriteOptions { MaxPageValues = 2, SortedBy = ["at"] };
        await File.WriteAllBytesAsync(file, ParquetFiles.Write(Schema, [Columns, Columns, Backwards], options), TestContext.Current.CancellationToken);

        string printed = await NodeTools.RunAsync(
            await ForeignTools.InstallAsync(), "Parquet/Foreign/page-index.mjs", [file], TestContext.Current.CancellationToken);

        using var document = JsonDocument.Parse(printed);
        document.RootElement.GetArrayLength().ShouldBe(3);
        document.RootElement[2].GetProperty("sorting").GetArrayLength().ShouldBe(0, "its rows do not rise");
        foreach (JsonElement group in document.RootElement.EnumerateArray().Take(2))
        {
            group.GetProperty("sorting").GetRawText().ShouldBe("""[{"column_idx":0,"descending":false,"nulls_first":false}]""");
            string[] expected =
            [
                """{"name":"at","nullPages":[false,false,false],"min":["1970-01-01T00:00:00.010Z","1970-01-01T00:00:00.030Z","1970-01-01T00:00:00.040Z"],"max":["1970-01-01T00:00:00.020Z","1970-01-01T00:00:00.030Z","1970-01-01T00:00:00.050Z"],"order":"ASCENDING","nulls":[0,0,0],"firstRows":[0,2,4],"areClosed":true}""",
                // A page of nulls only has empty bytes as its bounds.
                """{"name":"falling","nullPages":[false,true,false],"min":[8,{},-4],"max":[9,{},3],"order":"DESCENDING","nulls":[0,2,0],"firstRows":[0,2,4],"areClosed":true}""",
                """{"name":"text","nullPages":[false,false,false],"min":["a","c","ab"],"max":["b","c","z"],"order":"UNORDERED","nulls":[0,1,0],"firstRows":[0,2,4],"areClosed":true}""",

                // A text of more than 64 bytes and a NaN have no bound, and then no page of the column may have one.
                """{"name":"long_text","firstRows":[0,2,4],"areClosed":true}""",
                """{"name":"ratio","firstRows":[0,2,4],"areClosed":true}""",

                // Rows are not cut: the first page has all three items of the first row, then come two without items, then two and one.
                """{"name":"tags","nullPages":[false,true,false,false],"min":["x","","u","w"],"max":["z","","v","w"],"order":"UNORDERED","nulls":[0,2,0,1],"firstRows":[0,1,3,5],"areClosed":true}""",
            ];
            group.GetProperty("columns").EnumerateArray().Select(c => c.GetRawText()).ShouldBe(expected);
        }
    }
}
