using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Writing;

namespace SpotifyInsights.Tests.Parquet;

public sealed class SortedRowsTests
{
    private static readonly ParquetSchema Schema = new([new("at", ParquetType.Timestamp, IsOptional: true), new("id", ParquetType.String, IsOptional: true)]);

    [Fact]
    public void Rows_WithNullsLastAndTextsByTheirBytes_Rise()
    {
        // In UTF-16 the note would stand before the replacement character, in UTF-8 it stands behind.
        SortedRows.Rise(
        [
            new Int64Column([1, 2, 2, 2, 0], [true, true, true, true, false]),
            StringColumn.FromValues(["b", "a", "\uFFFD", "🎵", null]),
        ]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(new long[] { 1, 3, 2 }, new[] { "a", "a", "a" })]
    [InlineData(new long[] { 1, 2, 2 }, new[] { "a", "b", "a" })]
    [InlineData(new long[] { 1, 1, 2 }, new[] { null, "b", "a" })]
    public void Rows_WithOneBeforeALesser_DoNotRise(long[] at, string?[] ids)
    {
        SortedRows.Rise([new Int64Column(at), StringColumn.FromValues(ids)]).ShouldBeFalse();
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
