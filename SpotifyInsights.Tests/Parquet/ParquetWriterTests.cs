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
            .ShouldBe("Column 's' has 2 rows, the first has 1. (Parameter 'columns')");
    }

    [Fact]
    public void WriteRowGroup_WithAColumnOfAnotherType_Fails()
    {
        Refused(new Int64Column([1]), StringColumn.FromValues(["a"]))
            .ShouldBe("Column 'n' is of type Int32 and was given a Int64Column. (Parameter 'columns')");
    }

    [Fact]
    public void WriteRowGroup_WithNullsInARequiredColumn_Fails()
    {
        Refused(new Int32Column([1], [false]), StringColumn.FromValues(["a"]))
            .ShouldBe("Column 'n' is required and has nulls. (Parameter 'columns')");
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

    [Fact]
    public void Encoding_OfRepeatedValues_IsADictionaryAndOfOthersPlain()
    {
        // 10,000 rows of 10 values: 4 bits each instead of 8 bytes. 10,000 different values have nothing to repeat.
        var repeated = new Int64Column([.. Enumerable.Range(0, 10_000).Select(i => i * 7919L % 10)]);
        var different = new Int64Column([.. Enumerable.Range(0, 10_000).Select(i => i * 7919L)]);
        var options = new ParquetWriteOptions { Compression = ParquetCompression.None };

        ParquetFiles.Write(ParquetType.Int64, isOptional: false, repeated, options).Length.ShouldBeInRange(5_000, 5_500);
        ParquetFiles.Write(ParquetType.Int64, isOptional: false, different, options).Length.ShouldBeInRange(80_000, 80_500);
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
