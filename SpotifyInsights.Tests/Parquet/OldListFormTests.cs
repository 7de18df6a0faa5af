using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>Lists as older writers laid them out, by the format's rules for backward compatibility. The pages are put together by hand.</summary>
public sealed class OldListFormTests
{
    // PLAIN a, b, c.
    private static readonly byte[] Values = [1, 0, 0, 0, 97, 1, 0, 0, 0, 98, 1, 0, 0, 0, 99];

    // Levels of one bit in one packed group, after their length: 0, 1, 0, 0, that is: a and its successor b, then two more rows.
    private static readonly byte[] RepetitionLevels = [2, 0, 0, 0, 3, 0b0010];

    [Fact]
    public void List_OfARepeatedItemAlone_IsRead()
    {
        SchemaElement item = Text("x", Repetition.Repeated);

        // 1, 1, 0, 1: two items, an empty list, an item.
        byte[] definition = [2, 0, 0, 0, 3, 0b1011];

        Read([item], ["x"], definition).ShouldBe(new ParquetField("x", ParquetType.StringList, IsOptional: false));
    }

    [Fact]
    public void List_OfAGroupAroundARepeatedItem_IsRead()
    {
        var outer = new SchemaElement { Name = "x", Repetition = Repetition.Optional, ChildCount = 1, ConvertedType = ConvertedType.List };

        // 2, 2, 1, 2 in two bits each.
        byte[] definition = [3, 0, 0, 0, 3, 0b10011010, 0];

        Read([outer, Text("array", Repetition.Repeated)], ["x", "array"], definition)
            .ShouldBe(new ParquetField("x", ParquetType.StringList, IsOptional: true));
    }

    [Fact]
    public void List_ThatGoesOnAfterAnEmptyOne_Fails()
    {
        // 0, 1: an empty list whose second item follows.
        byte[] definition = [2, 0, 0, 0, 3, 0b1010];

        Should.Throw<ParquetException>(() => Read([Text("x", Repetition.Repeated)], ["x"], definition))
            .Message.ShouldBe("Column 'x': a list goes on where none has begun.");
    }

    private static ParquetField Read(SchemaElement[] column, string[] path, byte[] definition)
    {
        byte[] body = [.. RepetitionLevels, .. definition, .. Values];
        var page = new ByteBuffer();
        new PageHeader
        {
            Type = PageType.Data,
            ValueCount = 4,
            UncompressedSize = body.Length,
            CompressedSize = body.Length,
            Encoding = ValueEncoding.Plain,
        }.Write(page);
        page.Append(body);
        var reader = ParquetReader.Open(File(column, path, page));

        Assert.Equal(
            new object?[] { new[] { "a", "b" }, Array.Empty<string>(), new[] { "c" } },
            ParquetFiles.Rows(reader, "x"));
        return reader.Schema.Fields.ShouldHaveSingleItem();
    }

    private static SchemaElement Text(string name, Repetition repetition)
    {
        return new SchemaElement { Name = name, Repetition = repetition, Type = PhysicalType.ByteArray, ConvertedType = ConvertedType.Utf8 };
    }

    private static byte[] File(SchemaElement[] column, string[] path, ByteBuffer page)
    {
        var chunk = new ColumnChunkMetadata
        {
            Type = PhysicalType.ByteArray,
            Path = path,
            ValueCount = 4,
            CompressedSize = page.Length,
            DataPageOffset = 4,
        };
        return HandMadeFile.Of(column, chunk, 3, page.Written.ToArray());
    }
}
