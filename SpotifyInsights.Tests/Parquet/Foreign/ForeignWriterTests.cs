using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Format;
using SpotifyInsights.Parquet.Reading;

namespace SpotifyInsights.Tests.Parquet.Foreign;

/// <summary>What foreign implementations write, we read.</summary>
public sealed class ForeignWriterTests
{
    [Theory]
    [MemberData(nameof(ForeignTools.All), MemberType = typeof(ForeignTools))]
    public async Task Files_OfTheForeignTool_AreReadAsItWroteThem(string tool)
    {
        IReadOnlyDictionary<string, byte[]> files = await ForeignTools.WrittenAsync(tool);

        files.ShouldNotBeEmpty();
        foreach ((string file, byte[] bytes) in files.Where(f => !IsBeyondUs(f.Key)))
        {
            var reader = ParquetReader.Open(bytes);
            reader.RowCount.ShouldBe(ForeignTable.RowCount, file);
            reader.UnsupportedColumns.Count.ShouldBe(tool == "duckdb" ? 2 : 0);
            foreach (ParquetField field in reader.Schema.Fields)
            {
                field.Type.ShouldBe(ForeignTable.Columns[field.Name].Type, $"{file} {field.Name}");
                Assert.Equal(ForeignTable.Rows(field.Name), ParquetFiles.Rows(reader, field.Name));
                StatisticsShouldHold(reader, field);
            }
        }
    }

    [Fact]
    public async Task Columns_OfTypesBeyondUs_AreNamedWithTheReason()
    {
        IReadOnlyDictionary<string, byte[]> files = await ForeignTools.WrittenAsync("duckdb");

        var reader = ParquetReader.Open(files["snappy"]);

        reader.UnsupportedColumns.ShouldBe(
        [
            new("struct_column", "nested values (a struct)"),
            new("map_column", "a map"),
        ]);
        Should.Throw<ParquetException>(() => reader.ReadColumn(0, "map_column"))
            .Message.ShouldBe("Column 'map_column': a map, which is not supported.");
    }

    [Theory]
    [InlineData("zstd", "Column 'number': compression with ZSTD is not supported.")]
    [InlineData("lz4_raw", "Column 'number': compression with LZ4_RAW is not supported.")]
    public async Task Column_InAWayBeyondUs_FailsWithItsNameAndTheWay(string file, string message)
    {
        IReadOnlyDictionary<string, byte[]> files = await ForeignTools.WrittenAsync("duckdb");

        var reader = ParquetReader.Open(files[file]);

        Should.Throw<ParquetException>(() => reader.ReadColumn(0, "number")).Message.ShouldBe(message);
    }

    [Fact]
    public async Task Files_OfTheForeignTools_HaveEveryEncodingOfTheFormat()
    {
        var encodings = new HashSet<ValueEncoding>();
        foreach (string tool in ForeignTools.All.Select(t => t.Data))
        {
            foreach (byte[] file in (await ForeignTools.WrittenAsync(tool)).Values)
            {
                encodings.UnionWith(Pages(file).Select(p => p.Header.Encoding));
            }
        }

        // BIT_PACKED levels nobody writes any more; they are in files put together by hand.
        encodings.ShouldBe(
            Enum.GetValues<ValueEncoding>().Except([ValueEncoding.BitPacked]), ignoreOrder: true);
    }

    private static IEnumerable<PageSlice> Pages(byte[] file)
    {
        int footer = FooterReader.ReadLength(file.AsSpan(^FooterReader.TrailerLength..), file.Length, ParquetReadOptions.Default);
        return FooterReader.Read(file.AsSpan(file.Length - FooterReader.TrailerLength - footer, footer)).RowGroups
            .SelectMany(g => g.Columns)
            .SelectMany(c => PageScanner.Scan(file.AsSpan((int)c.Offset, (int)c.CompressedSize), c.ValueCount, ParquetReadOptions.Default));
    }

    private static bool IsBeyondUs(string file)
    {
        return file is "zstd" or "lz4_raw" or "rust-zstd";
    }

    private static void StatisticsShouldHold(ParquetReader reader, ParquetField field)
    {
        List<object?> rows = [.. ParquetFiles.Rows(reader.ReadColumn(0, field.Name))];
        ColumnStatistics? statistics = reader.Statistics(0, field.Name);
        if (field.Type is ParquetType.Int32 or ParquetType.Int64 or ParquetType.Date or ParquetType.Timestamp && statistics?.MinInteger is not null)
        {
            statistics.MinInteger.ShouldBe(rows.Where(r => r is not null).Min(Convert.ToInt64), field.Name);
            statistics.MaxInteger.ShouldBe(rows.Where(r => r is not null).Max(Convert.ToInt64), field.Name);
        }

        if (field.Type is not (ParquetType.StringList or ParquetType.List) && statistics?.NullCount is { } nulls)
        {
            nulls.ShouldBe(rows.Count(r => r is null), field.Name);
        }
    }
}
