using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

public sealed class ParquetWriterTests
{
    private static readonly ParquetSchema Schema = new([new("n", ParquetType.Int32, IsOptional: false), new("s", ParquetType.String, IsOptional: true)]);

    [Fact]
    public void WriteRowGroup_WithTooFewColumns_Fails()
    {
        Refused(new Int32Column([1])).ShouldBe("1 columns for a schema of 2. (Parameter 'columns')");
    }

    [Fact]
    public void WriteRowGroup_WithColumnsOfDifferentLengths_Fails()
    {
        Refused(new Int32Column([1]), StringColumn.FromValues(["a", "b"]))
            .ShouldBe("Column 's' has 2 rows, the first has 1. (Parameter 'column')");
    }

    [Fact]
    public void WriteRowGroup_WithAColumnOfAnotherType_Fails()
    {
        Refused(new Int64Column([1]), StringColumn.FromValues(["a"]))
            .ShouldBe("Column 'n' is of type Int32 and was given a Int64Column. (Parameter 'column')");
    }

    [Fact]
    public void WriteRowGroup_WithNullsInARequiredColumn_Fails()
    {
        Refused(new Int32Column([1], [false]), StringColumn.FromValues(["a"]))
            .ShouldBe("Column 'n' is required and has nulls. (Parameter 'column')");
    }

    [Fact]
    public void WriteRowGroup_AfterComplete_Fails()
    {
        using var writer = new ParquetWriter(new MemoryStream(), Schema);
        writer.Complete();

        Should.Throw<InvalidOperationException>(() => writer.WriteRowGroup([new Int32Column([1]), StringColumn.FromValues(["a"])]));
        Should.Throw<InvalidOperationException>(() => writer.Complete());
    }

    [Fact]
    public void WriteRowGroup_OfNothingButNulls_TakesNoPageForEachRow()
    {
        using var file = new MemoryStream();
        using var writer = new ParquetWriter(file, new([new("s", ParquetType.String, IsOptional: true)]));

        writer.WriteRowGroup([new StringColumn([], [.. Enumerable.Repeat(-1, 10_000)])]);
        writer.Complete();

        // One page: its header, one run of 10,000 nulls, and the footer.
        file.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void Schema_WithANameTwice_Fails()
    {
        Should.Throw<ArgumentException>(() => new ParquetSchema([Schema.Fields[0], Schema.Fields[0]]))
            .Message.ShouldStartWith("The column 'n' occurs twice.");
    }

    [Fact]
    public void Columns_ThatContradictThemselves_AreRefused()
    {
        Should.Throw<ArgumentException>(() => new Int32Column([1, 2], [true]));
        Should.Throw<ArgumentException>(() => new StringColumn(["a"], [1]));
        Should.Throw<ArgumentException>(() => new StringColumn(["a"], [-2]));
        Should.Throw<ArgumentException>(() => new StringListColumn([0, 2], StringColumn.FromValues(["a"])));
        Should.Throw<ArgumentException>(() => new StringListColumn([0, 1], StringColumn.FromValues(["a"]), [false]));
    }

    [Theory]
    // 10,000 rows of 10 values in no order: 4 bits each instead of 8 bytes.
    [InlineData("repeated", 5_000, 5_400)]
    // Differences between 0 and 1,023: 10 bits each, and in every block of 128 a least difference and four widths.
    [InlineData("rising", 12_900, 13_300)]
    // Nothing to repeat and differences as large as the values.
    [InlineData("random", 80_000, 80_300)]
    public void Encoding_OfAColumn_IsTheSmallest(string kind, int least, int most)
    {
        var random = new Random(20251120);
        long sum = 0;
        var column = new Int64Column(
        [
            .. Enumerable.Range(0, 10_000).Select(i => kind switch
            {
                "repeated" => random.Next(10) * 1_000_000_000_000L,
                "rising" => sum += random.Next(1024),
                _ => random.NextInt64(long.MinValue, long.MaxValue),
            }),
        ]);
        var options = new ParquetWriteOptions { Compression = ParquetCompression.None };

        ParquetFiles.Write(ParquetType.Int64, isOptional: false, column, options).Length.ShouldBeInRange(least, most);
    }

    [Fact]
    public void Encoding_OfTextsWithACommonBeginning_SharesIt()
    {
        // 1,000 links that differ in their last four digits: 36 bytes before them are written once.
        StringColumn links = StringColumn.FromValues([.. Enumerable.Range(0, 1000).Select(i => $"https://open.example.test/v1/track/{i:0000}")]);

        ParquetFiles.Write(ParquetType.String, isOptional: false, links, new ParquetWriteOptions { Compression = ParquetCompression.None })
            .Length.ShouldBeLessThan(5_000);
    }

    [Fact]
    public void Texts_HoweverTheirDictionaryWasMade_GiveTheSameFile()
    {
        var made = StringColumn.FromValues(["b", null, "a", "b", "é", ""]);
        var given = new StringColumn(["unused", "", "a", "b", "é", "b"], [3, -1, 2, 5, 4, 1]);

        ParquetFiles.Write(ParquetType.String, isOptional: true, made).ShouldBe(ParquetFiles.Write(ParquetType.String, isOptional: true, given));
    }

    [Fact]
    public void Texts_ThatAreNoUnicode_BecomeOneReplacement()
    {
        // Two different halves of surrogate pairs, neither of which UTF-8 can hold.
        var broken = StringColumn.FromValues(["\uD800", "a", "\uDC00"]);
        var replaced = StringColumn.FromValues(["\uFFFD", "a", "\uFFFD"]);

        ParquetFiles.Write(ParquetType.String, isOptional: true, broken).ShouldBe(ParquetFiles.Write(ParquetType.String, isOptional: true, replaced));
    }

    [Fact]
    public void Rows_WithoutAny_WriteNoRowGroup()
    {
        byte[] file = ParquetFiles.Write(Schema, [[new Int32Column([]), StringColumn.FromValues([])]]);

        ParquetReader.Open(file).RowGroupCount.ShouldBe(0);
    }

    private static string Refused(params ColumnData[] columns)
    {
        using var writer = new ParquetWriter(new MemoryStream(), Schema);
        return Should.Throw<ArgumentException>(() => writer.WriteRowGroup(columns)).Message;
    }
}
