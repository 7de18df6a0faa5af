using SpotifyInsights.Parquet;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Parquet.Foreign;

/// <summary>What foreign implementations write, we read.</summary>
public sealed class ForeignWriterTests
{
    [Theory]
    [MemberData(nameof(ForeignTools.All), MemberType = typeof(ForeignTools))]
    public async Task Files_OfTheForeignTool_AreReadAsItWroteThem(string tool)
    {
        using var folder = new TemporaryFolder();
        await ForeignTools.WriteAsync(tool, folder.Path, TestContext.Current.CancellationToken);

        string[] files = Directory.GetFiles(folder.Path);

        files.ShouldNotBeEmpty();
        foreach (string file in files.Where(f => !IsBeyondUs(f)))
        {
            var reader = ParquetReader.Open(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            reader.RowCount.ShouldBe(ForeignTable.RowCount, file);
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
        using var folder = new TemporaryFolder();
        await ForeignTools.WriteAsync("duckdb", folder.Path, TestContext.Current.CancellationToken);
        byte[] file = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "snappy.parquet"), TestContext.Current.CancellationToken);

        var reader = ParquetReader.Open(file);

        reader.UnsupportedColumns.ShouldBe(
        [
            new("struct_column", "nested values (a struct)"),
            new("map_column", "a map"),
            new("number_list", "a list of Int64"),
            new("unsigned_number", "integers without sign of 32 bits"),
            new("money", "values of the type Int32 with the meaning Decimal"),
        ]);
        Should.Throw<ParquetException>(() => reader.ReadColumn(0, "map_column"))
            .Message.ShouldBe("Column 'map_column': a map, which is not supported.");
    }

    [Theory]
    [InlineData("zstd", "Column 'number': compression with ZSTD is not supported.")]
    [InlineData("lz4_raw", "Column 'number': compression with LZ4_RAW is not supported.")]
    [InlineData("v2", "Column 'number': the encoding DELTA_BINARY_PACKED is not supported.")]
    public async Task Column_InAWayBeyondUs_FailsWithItsNameAndTheWay(string file, string message)
    {
        using var folder = new TemporaryFolder();
        await ForeignTools.WriteAsync("duckdb", folder.Path, TestContext.Current.CancellationToken);
        byte[] bytes = await File.ReadAllBytesAsync(Path.Combine(folder.Path, $"{file}.parquet"), TestContext.Current.CancellationToken);

        var reader = ParquetReader.Open(bytes);

        Should.Throw<ParquetException>(() => reader.ReadColumn(0, "number")).Message.ShouldBe(message);
    }

    private static bool IsBeyondUs(string file)
    {
        return Path.GetFileNameWithoutExtension(file) is "zstd" or "lz4_raw" or "v2" or "rust-zstd" or "rust-second-pages";
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

        if (field.Type != ParquetType.StringList && statistics?.NullCount is { } nulls)
        {
            nulls.ShouldBe(rows.Count(r => r is null), field.Name);
        }
    }
}
