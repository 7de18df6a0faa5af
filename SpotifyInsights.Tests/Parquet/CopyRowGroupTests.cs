using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

public sealed class CopyRowGroupTests
{
    // Pages of few values, so that columns have several and their places in the index are more than one.
    private static readonly ParquetWriteOptions Options = new() { MaxPageValues = 2, SortedBy = ["id"] };

    private static readonly IReadOnlyList<ColumnData> Other =
        [.. AllTypes.Schema.Fields.Select(field => AllTypes.Column(field, [.. AllTypes.Rows[field.Name].Reverse(), .. AllTypes.Rows[field.Name]]))];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_OfRowGroups_MakesTheBytesThatWritingThemMakes()
    {
        var first = ParquetReader.Open(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], Options));
        var second = ParquetReader.Open(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns, Other], Options));
        using var stream = new MemoryStream();
        using var writer = new ParquetWriter(stream, AllTypes.Schema, Options);

        await writer.CopyRowGroupAsync(second, 1, Cancel);
        writer.WriteRowGroup(AllTypes.Columns);
        await writer.CopyRowGroupAsync(first, 0, Cancel);
        writer.Complete();

        stream.ToArray().ShouldBe(ParquetFiles.Write(AllTypes.Schema, [Other, AllTypes.Columns, AllTypes.Columns], Options));
    }

    [Fact]
    public async Task Copy_FromASourceWithOneBuffer_MakesTheSameBytes()
    {
        var file = ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns, Other], Options);
        using var lying = new MemoryStream(file);
        var reader = await ParquetReader.OpenAsync(
            new LocalParquetSource(lying), new ParquetReadOptions { TailBytes = 100 }, Cancel);
        using var stream = new MemoryStream();
        using var writer = new ParquetWriter(stream, AllTypes.Schema, Options);

        await writer.CopyRowGroupAsync(reader, 0, Cancel);
        await writer.CopyRowGroupAsync(reader, 1, Cancel);
        writer.Complete();

        stream.ToArray().ShouldBe(file);
    }

    [Fact]
    public async Task Copy_OfSomeColumns_MakesTheBytesThatWritingThemMakes()
    {
        var source = ParquetReader.Open(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns, Other]));
        int[] picked = [.. Enumerable.Range(0, AllTypes.Schema.Fields.Count).Where(place => place % 3 != 1).Reverse()];
        var schema = new ParquetSchema([.. picked.Select(place => AllTypes.Schema.Fields[place])]);
        using var stream = new MemoryStream();
        using var writer = new ParquetWriter(stream, schema, new ParquetWriteOptions { SortedBy = ["id"] });

        await writer.CopyColumnsAsync(source, 1, Cancel);
        await writer.CopyColumnsAsync(source, 0, Cancel);
        writer.Complete();

        IReadOnlyList<ColumnData> Picked(IReadOnlyList<ColumnData> columns) => [.. picked.Select(place => columns[place])];
        stream.ToArray().ShouldBe(ParquetFiles.Write(schema, [Picked(Other), Picked(AllTypes.Columns)], new ParquetWriteOptions { SortedBy = ["id"] }));
    }

    [Fact]
    public async Task Copy_OfColumnsThatAreMissingOrOfAnotherProgram_IsRefused()
    {
        var narrow = new ParquetSchema([.. AllTypes.Schema.Fields.Take(3)]);
        var other = ParquetReader.Open(ParquetFiles.Write(narrow, [[.. AllTypes.Columns.Take(3)]]));
        var foreign = ParquetReader.Open(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], new ParquetWriteOptions { CreatedBy = "somebody" }));
        using var writer = new ParquetWriter(new MemoryStream(), AllTypes.Schema);

        await Should.ThrowAsync<ArgumentException>(() => writer.CopyColumnsAsync(other, 0, Cancel));
        await Should.ThrowAsync<ArgumentException>(() => writer.CopyColumnsAsync(foreign, 0, Cancel));
    }

    [Fact]
    public async Task Copy_FromAnotherSchemaOrProgram_IsRefused()
    {
        var narrow = new ParquetSchema([.. AllTypes.Schema.Fields.Take(3)]);
        var other = ParquetReader.Open(ParquetFiles.Write(narrow, [[.. AllTypes.Columns.Take(3)]]));
        var foreign = ParquetReader.Open(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], new ParquetWriteOptions { CreatedBy = "somebody" }));
        using var writer = new ParquetWriter(new MemoryStream(), AllTypes.Schema);

        await Should.ThrowAsync<ArgumentException>(() => writer.CopyRowGroupAsync(other, 0, Cancel));
        await Should.ThrowAsync<ArgumentException>(() => writer.CopyRowGroupAsync(foreign, 0, Cancel));
    }

    [Fact]
    public async Task Copy_OfABrokenPage_IsAnErrorAndNoFile()
    {
        var file = ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], Options);
        var reader = ParquetReader.Open(file);
        file[reader.Offset(0, "place") + 60] ^= 1;
        using var writer = new ParquetWriter(new MemoryStream(), AllTypes.Schema, Options);

        var fault = await Should.ThrowAsync<ParquetException>(() => writer.CopyRowGroupAsync(reader, 0, Cancel));

        fault.Column.ShouldBe("place");
        Should.Throw<InvalidOperationException>(() => writer.Complete());
    }

    [Fact]
    public void WriteRowGroup_ColumnByColumn_MakesTheSameBytesAndAsksForEachOnce()
    {
        var asked = new List<int>();
        using var stream = new MemoryStream();
        using var writer = new ParquetWriter(stream, AllTypes.Schema, Options);

        writer.WriteRowGroup(AllTypes.Columns[0].Count, place =>
        {
            asked.Add(place);
            return AllTypes.Columns[place];
        });
        writer.Complete();

        asked.ShouldBe(Enumerable.Range(0, AllTypes.Columns.Count));
        stream.ToArray().ShouldBe(ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], Options));
    }

    [Fact]
    public void WriteRowGroup_ColumnByColumnWithAWrongOne_LeavesNoFile()
    {
        using var writer = new ParquetWriter(new MemoryStream(), AllTypes.Schema);

        Should.Throw<ArgumentException>(() => writer.WriteRowGroup(5, place => place < 2 ? AllTypes.Columns[place] : new Int32Column([1])))
            .Message.ShouldStartWith("Column 'small' has 1 rows, the first has 5.");
        Should.Throw<InvalidOperationException>(() => writer.Complete());
    }
}
