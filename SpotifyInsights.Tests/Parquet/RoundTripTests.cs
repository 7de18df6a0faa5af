using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

public sealed class RoundTripTests
{
    [Theory]
    [InlineData(ParquetCompression.None, true, 65536)]
    [InlineData(ParquetCompression.Snappy, true, 65536)]
    [InlineData(ParquetCompression.None, false, 65536)]
    [InlineData(ParquetCompression.Snappy, false, 2)]
    [InlineData(ParquetCompression.None, true, 1)]
    public void File_WithEveryType_ReadsBackAsWritten(ParquetCompression compression, bool useDictionaries, int pageValues)
    {
        var options = new ParquetWriteOptions { Compression = compression, UseDictionaries = useDictionaries, MaxPageValues = pageValues };

        byte[] file = ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], options);

        var reader = ParquetReader.Open(file);
        reader.Schema.Fields.ShouldBe(AllTypes.Schema.Fields);
        reader.RowCount.ShouldBe(5);
        foreach (ParquetField field in reader.Schema.Fields)
        {
            Assert.Equal(AllTypes.Rows[field.Name], ParquetFiles.Rows(reader, field.Name));
        }
    }

    [Fact]
    public void File_WithSeveralRowGroups_KeepsThemApart()
    {
        var schema = new ParquetSchema([new("n", ParquetType.Int32, IsOptional: false), new("s", ParquetType.String, IsOptional: true)]);

        byte[] file = ParquetFiles.Write(
            schema,
            [
                [new Int32Column([1, 2]), StringColumn.FromValues(["a", null])],
                [new Int32Column([3]), StringColumn.FromValues(["b"])],
            ],
            keyValues: new Dictionary<string, string> { ["collected_at"] = "2025-11-20T14:30:00Z", ["a"] = "ü" });

        var reader = ParquetReader.Open(file);
        reader.RowGroupCount.ShouldBe(2);
        reader.RowCount.ShouldBe(3);
        reader.RowGroupRowCount(0).ShouldBe(2);
        reader.RowGroupRowCount(1).ShouldBe(1);
        reader.ReadColumn(1, "n").ShouldBeOfType<Int32Column>().Values.ShouldBe([3]);
        Assert.Equal(["a", null, "b"], ParquetFiles.Rows(reader, "s"));
        reader.KeyValues.ShouldBe(new Dictionary<string, string> { ["a"] = "ü", ["collected_at"] = "2025-11-20T14:30:00Z" }, ignoreOrder: true);
    }

    [Fact]
    public void File_WithoutRows_HasItsSchema()
    {
        byte[] file = ParquetFiles.Write(AllTypes.Schema, []);

        var reader = ParquetReader.Open(file);

        reader.RowCount.ShouldBe(0);
        reader.RowGroupCount.ShouldBe(0);
        reader.Schema.Fields.ShouldBe(AllTypes.Schema.Fields);
    }

    [Fact]
    public void Column_WithOnlyNulls_ReadsBackAsNulls()
    {
        foreach (ParquetField field in AllTypes.Schema.Fields.Where(f => f.IsOptional))
        {
            var rows = new object?[3];

            byte[] file = ParquetFiles.Write(field.Type, isOptional: true, AllTypes.Column(field, rows));

            Assert.Equal(rows, ParquetFiles.Rows(ParquetReader.Open(file), "x"));
        }
    }

    [Fact]
    public void Floats_InADictionary_KeepEveryBit()
    {
        double[] values = [.. Enumerable.Repeat<double[]>([0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0001)], 50).SelectMany(v => v)];

        byte[] file = ParquetFiles.Write(ParquetType.Double, isOptional: false, new DoubleColumn(values));

        file.Length.ShouldBeLessThan(500, "200 values of eight bytes would be 1,600");
        ParquetReader.Open(file).ReadColumn(0, "x").ShouldBeOfType<DoubleColumn>().Values.Select(BitConverter.DoubleToInt64Bits)
            .ShouldBe(values.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void Bytes_OfTheSameColumns_AreTheSameWhateverTheDictionarysOrder()
    {
        var one = new StringColumn(["b", "unused", "a"], [2, 0, -1, 2]);
        var two = new StringColumn(["a", "b", "a"], [0, 1, -1, 2]);

        ParquetFiles.Write(ParquetType.String, isOptional: true, one).ShouldBe(ParquetFiles.Write(ParquetType.String, isOptional: true, two));
    }
}
