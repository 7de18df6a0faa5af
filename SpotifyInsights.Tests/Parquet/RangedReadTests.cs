using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

public sealed class RangedReadTests
{
    private static readonly ParquetReadOptions SmallTail = new() { TailBytes = 1024 };

    [Fact]
    public async Task Reading_OneColumnOfOneRowGroup_FetchesTheEndAndThatColumn()
    {
        var source = new CountingSource(TwoRowGroupsOfThreeColumns());

        ParquetReader reader = await ParquetReader.OpenAsync(source, SmallTail, TestContext.Current.CancellationToken);
        ColumnData column = await reader.ReadColumnAsync(1, "b", TestContext.Current.CancellationToken);

        column.ShouldBeOfType<Int64Column>().Values[..2].ShouldBe([2_000_000, 2_000_001]);
        source.Reads.Count.ShouldBe(2);
        source.Reads[0].ShouldBe((source.Length - 1024, 1024));

        // 4,000 plain numbers of eight bytes and a page header; four such columns lie before it and one behind.
        source.Reads[1].Length.ShouldBeInRange(32_000, 32_050);
        source.Reads[1].Offset.ShouldBeInRange(4 + (4 * 32_000), 4 + (4 * 32_050));
    }

    [Fact]
    public async Task Reading_AFooterLargerThanTheTail_TakesOneReadMore()
    {
        var source = new CountingSource(TwoRowGroupsOfThreeColumns());

        ParquetReader reader = await ParquetReader.OpenAsync(source, new ParquetReadOptions { TailBytes = 8 }, TestContext.Current.CancellationToken);

        reader.RowCount.ShouldBe(8000);
        source.Reads.Count.ShouldBe(2);
        source.Reads[0].ShouldBe((source.Length - 8, 8));
    }

    [Fact]
    public async Task Reading_ASmallFile_TakesOneRead()
    {
        var source = new CountingSource(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns]));

        ParquetReader reader = await ParquetReader.OpenAsync(source, cancellationToken: TestContext.Current.CancellationToken);
        foreach (ParquetField field in reader.Schema.Fields)
        {
            await reader.ReadColumnAsync(0, field.Name, TestContext.Current.CancellationToken);
        }

        source.Reads.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reading_AStream_FindsItsColumns()
    {
        using var stream = new MemoryStream(TwoRowGroupsOfThreeColumns());
        using var source = new StreamParquetSource(stream);

        ParquetReader reader = await ParquetReader.OpenAsync(source, SmallTail, TestContext.Current.CancellationToken);
        ColumnData column = await reader.ReadColumnAsync(0, "c", TestContext.Current.CancellationToken);

        column.ShouldBeOfType<Int64Column>().Values[^1].ShouldBe(3_003_999);
    }

    [Fact]
    public async Task ReadColumn_OfASourceThatDoesNotAnswerAtOnce_SaysSo()
    {
        var source = new CountingSource(TwoRowGroupsOfThreeColumns());
        ParquetReader reader = await ParquetReader.OpenAsync(source, SmallTail, TestContext.Current.CancellationToken);

        Should.Throw<InvalidOperationException>(() => reader.ReadColumn(0, "a"));
    }

    [Fact]
    public async Task Reading_ASourceThatEndsEarly_Fails()
    {
        byte[] file = TwoRowGroupsOfThreeColumns();
        var source = new ShortSource(file);

        ParquetException error = await Should.ThrowAsync<ParquetException>(
            async () => await ParquetReader.OpenAsync(source, SmallTail, TestContext.Current.CancellationToken));
        error.Message.ShouldStartWith("the file ends early");
    }

    private static byte[] TwoRowGroupsOfThreeColumns()
    {
        string[] names = ["a", "b", "c"];
        var schema = new ParquetSchema([.. names.Select(n => new ParquetField(n, ParquetType.Int64, IsOptional: false))]);
        ColumnData[] columns = [.. names.Select((_, i) => new Int64Column([.. Enumerable.Range(0, 4000).Select(r => ((i + 1) * 1_000_000L) + r)]))];
        return ParquetFiles.Write(schema, [columns, columns], new ParquetWriteOptions { Compression = ParquetCompression.None, UseDeltas = false });
    }

    private sealed class ShortSource(byte[] file) : IParquetSource
    {
        public long Length => file.Length;

        public ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
        {
            return ValueTask.FromResult<ReadOnlyMemory<byte>>(file.AsMemory((int)offset, length - 1));
        }
    }
}
