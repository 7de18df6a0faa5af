using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

public sealed class SortedRowsTests
{
    private static readonly ParquetSchema Schema = new([new("at", ParquetType.Timestamp, IsOptional: true), new("id", ParquetType.String, IsOptional: true)]);

    private static readonly ParquetWriteOptions ByTimeAndId = new() { SortedBy = ["at", "id"] };

    [Fact]
    public void Rows_ThatRiseWithNullsLast_AreWritten()
    {
        // In UTF-16 the note would stand before the replacement character, in UTF-8 it stands behind.
        ColumnData[] rows = [new Int64Column([1, 2, 2, 2, 0], [true, true, true, true, false]), StringColumn.FromValues(["b", "a", "\uFFFD", "🎵", null])];

        ParquetReader.Open(ParquetFiles.Write(Schema, [rows], ByTimeAndId)).RowCount.ShouldBe(5);
    }

    [Theory]
    [InlineData(new long[] { 1, 3, 2 }, new[] { "a", "a", "a" }, 2)]
    [InlineData(new long[] { 1, 2, 2 }, new[] { "a", "b", "a" }, 2)]
    [InlineData(new long[] { 1, 1, 2 }, new[] { null, "b", "a" }, 1)]
    public void Rows_ThatDoNotRise_AreRefused(long[] at, string?[] ids, int row)
    {
        Should.Throw<ArgumentException>(() => ParquetFiles.Write(Schema, [[new Int64Column(at), StringColumn.FromValues(ids)]], ByTimeAndId))
            .Message.ShouldBe($"Row {row} should stand before row {row - 1} by at, id. (Parameter 'columns')");
    }

    [Fact]
    public void Columns_ThatAreNotThereOrHaveNoOrder_AreRefused()
    {
        var lists = new ParquetSchema([new("tags", ParquetType.StringList, IsOptional: false)]);

        Should.Throw<ArgumentException>(() => new ParquetWriter(Stream.Null, Schema, new ParquetWriteOptions { SortedBy = ["when"] }))
            .Message.ShouldStartWith("Rows cannot be sorted by 'when'.");
        Should.Throw<ArgumentException>(() => new ParquetWriter(Stream.Null, lists, new ParquetWriteOptions { SortedBy = ["tags"] }))
            .Message.ShouldStartWith("Rows cannot be sorted by 'tags'.");
    }
}
