using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Encodings;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Tests.Parquet;

public sealed class HostileFileTests
{
    // What a broken copy of a file of a few kilobytes may make us allocate, with the limits below.
    private const long MostAllocated = 64 << 20;

    // 128 values per block, four parts, 64 values: the beginning of a page of differences.
    private static readonly byte[] DeltaHeaderOf64Values = [0x80, 0x01, 4, 64];

    private static readonly ParquetReadOptions Limits = DamagedFiles.Limits;

    private static int Cases => Environment.GetEnvironmentVariable("FULL") == "1" ? 100_000 : 400;

    [Fact]
    public void Truncated_AnywhereInTheFile_FailsCleanly()
    {
        foreach (byte[] file in Files())
        {
            for (int length = 0; length < file.Length; length++)
            {
                Should.Throw<ParquetException>(() => ReadAll(file[..length]), $"cut to {length}");
            }
        }
    }

    [Fact]
    public void Footer_OfAFileThatIsCutInFrontOfIt_FailsCleanly()
    {
        // The end is whole, and the columns it speaks of are not where it says.
        foreach (byte[] file in Files())
        {
            for (int removed = 1; removed < file.Length - 13; removed += 7)
            {
                ReadAll(file[removed..], mayFail: true);
            }
        }
    }

    [Fact]
    public void Flipped_InAnyBits_FailsCleanlyOrGivesOtherValues()
    {
        var random = new Random(20251120);
        byte[][] files = [.. Files()];
        for (int i = 0; i < Cases; i++)
        {
            byte[] file = [.. files[i % files.Length]];
            for (int flips = random.Next(1, 4); flips > 0; flips--)
            {
                file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            }

            ReadAll(file, mayFail: true);
        }
    }

    [Fact]
    public void Overwritten_WithExtremeNumbers_FailsCleanlyOrGivesOtherValues()
    {
        // Varints of the greatest and least numbers, wherever lengths, counts and offsets may lie.
        byte[][] extremes =
        [
            [0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
            [0xFE, 0xFF, 0xFF, 0xFF, 0x0F],
            [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
            [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
            [0, 0, 0, 0],
        ];
        var random = new Random(4711);
        byte[][] files = [.. Files()];
        for (int i = 0; i < Cases; i++)
        {
            byte[] file = [.. files[i % files.Length]];
            byte[] extreme = extremes[random.Next(extremes.Length)];
            extreme.CopyTo(file, random.Next(file.Length - extreme.Length));

            ReadAll(file, mayFail: true);
        }
    }

    [Theory]
    [InlineData("", "a file of 0 bytes is too short for Parquet.")]
    [InlineData("PAR1 and then something else", "this is not a Parquet file, or its end is missing.")]
    [InlineData("PAR1 encrypted ....\u0001\0\0\0PARE", "encrypted files are not supported.")]
    [InlineData("PAR1 footer too long\u7fffPAR1", "a footer of ")]
    public void Open_OfSomethingElse_SaysWhatItIs(string text, string message)
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(text.Replace("\u7fff", "\u00ff\u00ff\u00ff\u00ff", StringComparison.Ordinal));

        Should.Throw<ParquetException>(() => ParquetReader.Open(bytes)).Message.ShouldStartWith(message);
    }

    [Fact]
    public void Rows_BeyondTheLimit_AreNotAllocated()
    {
        // One run says that two thousand million rows all have the first value of a dictionary: a few bytes, and all in order.
        byte[] run = [1, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 0];
        byte[] file = Craft(Array.MaxLength, [Page(PageType.Dictionary, 1, new byte[8]), Page(PageType.Data, Array.MaxLength, run)]);

        ParquetException error = FailsWithoutAllocating(file);

        error.Message.ShouldBe($"Column 'x': {Array.MaxLength} values are beyond the limit of {Limits.MaxColumnBytes} bytes.");
        error.Column.ShouldBe("x");
    }

    [Fact]
    public void Page_BeyondItsLimitAlone_IsNotUnpacked()
    {
        // 600,000 numbers in a page of 4.8 MB that Snappy makes small: within the limit of a column, beyond that of a page.
        var column = new Int64Column(new long[600_000]);
        var options = new ParquetWriteOptions { UseDictionaries = false, UseDeltas = false, MaxPageValues = 600_000 };
        byte[] file = ParquetFiles.Write(ParquetType.Int64, isOptional: false, column, options);

        FailsWithoutAllocating(file).Message.ShouldBe("Column 'x': a page of 4800000 bytes is beyond the limit.");
        ParquetReader.Open(file, Limits with { MaxPageBytes = 4_800_000 }).ReadColumn(0, "x").Count.ShouldBe(600_000);
    }

    [Fact]
    public void Prefixes_ThatMakeTextsOfNothing_AreLimited()
    {
        // A text of 100,000 bytes, and 10,000 more that are its copy: a gigabyte in a page of 101 kB.
        byte[] text = [.. Enumerable.Repeat((byte)'a', 100_000)];
        var page = new ByteBuffer();
        DeltaBinaryEncoder<int>.Append([0, .. Enumerable.Repeat(100_000, 10_000)], page);
        DeltaBinaryEncoder<int>.Append([100_000, .. new int[10_000]], page);
        page.Append(text);

        byte[] file = HandMadeFile.WithPage(
            new SchemaElement { Name = "x", Type = PhysicalType.ByteArray, ConvertedType = ConvertedType.Utf8 },
            10_001,
            ValueEncoding.DeltaByteArray,
            page.Written.ToArray());

        FailsWithoutAllocating(file).Message.ShouldBe("Column 'x': the texts of a page are beyond the limit.");
    }

    [Theory]
    [InlineData(0, "Column 'x': the checksum of a page does not fit the page.")]
    [InlineData(-1, "Column 'x': the checksum of a page does not fit the page.")]
    public void Checksum_OfAChangedPage_IsNoticed(int place, string message)
    {
        byte[] file = ParquetFiles.Write(ParquetType.Int64, isOptional: false, new Int64Column([.. Enumerable.Range(0, 64).Select(i => i * (long)i * i)]));
        var reader = ParquetReader.Open(file);
        ColumnData whole = reader.ReadColumn(0, "x");

        // The page's body follows its header, whose last byte is the end of a struct, and lies before the page index.
        int first = file.AsSpan().IndexOf(DeltaHeaderOf64Values) + (place < 0 ? 60 : 0);
        file[first] ^= 1;

        Should.Throw<ParquetException>(() => ParquetReader.Open(file).ReadColumn(0, "x")).Message.ShouldBe(message);
        whole.Count.ShouldBe(64);
    }

    [Fact]
    public void Dictionary_SaidToBeHuge_IsNotAllocated()
    {
        byte[] file = Craft(1, [Page(PageType.Dictionary, int.MaxValue, new byte[8]), Page(PageType.Data, 1, [1, 2, 0])]);

        FailsWithoutAllocating(file).Message.ShouldBe("Column 'x': the dictionary holds fewer values than its header says.");
    }

    [Fact]
    public void SnappyBlock_SaidToBeHuge_IsNotAllocated()
    {
        // Two gibibytes are declared by the block and the page header alike.
        byte[] block = [0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0, 0];
        byte[] page = [.. Header(PageType.Data, 1, int.MaxValue, block.Length), .. block];

        FailsWithoutAllocating(Craft(1, [page], Codec.Snappy)).Message.ShouldContain("beyond the limit");
    }

    [Fact]
    public void SnappyBlock_ThatCannotReachItsSize_IsNotAllocated()
    {
        byte[] block = [0x80, 0x80, 0x80, 0x01, 0, 0];
        byte[] page = [.. Header(PageType.Data, 1, 2 << 20, block.Length), .. block];

        FailsWithoutAllocating(Craft(1, [page], Codec.Snappy)).Message.ShouldContain("Snappy");
    }

    [Fact]
    public void Index_OutsideTheDictionary_Fails()
    {
        byte[] file = Craft(1, [Page(PageType.Dictionary, 1, new byte[8]), Page(PageType.Data, 1, [1, 2, 1])]);

        FailsWithoutAllocating(file).Message.ShouldBe("Column 'x': the index 1 lies outside the dictionary of 1 values.");
    }

    [Fact]
    public void RepeatedIndex_BeyondItsOwnBitWidth_Fails()
    {
        // One bit and two values: every index of one bit would be good, but a run's number takes a whole byte.
        byte[] file = Craft(1, [Page(PageType.Dictionary, 2, new byte[16]), Page(PageType.Data, 1, [1, 2, 5])]);

        FailsWithoutAllocating(file).Message.ShouldBe("Column 'x': a repeated number does not fit into 1 bits.");
    }

    [Fact]
    public void BitWidth_BeyondTheFormat_Fails()
    {
        byte[] file = Craft(1, [Page(PageType.Dictionary, 1, new byte[8]), Page(PageType.Data, 1, [33, 2, 1])]);

        FailsWithoutAllocating(file).Message.ShouldContain("a bit width of 33");
    }

    [Fact]
    public void Column_OutsideTheFile_Fails()
    {
        byte[] good = ParquetFiles.Write(ParquetType.Int64, isOptional: false, new Int64Column([1, 2, 3]));
        var reader = ParquetReader.Open(good);
        reader.ReadColumn(0, "x").Count.ShouldBe(3);

        FailsWithoutAllocating(Craft(1, [], offset: long.MaxValue, size: 100)).Message.ShouldBe("Column 'x': its place lies outside the file.");
        FailsWithoutAllocating(Craft(1, [], offset: 4, size: long.MaxValue)).Message.ShouldBe("Column 'x': its place lies outside the file.");
        FailsWithoutAllocating(Craft(1, [], offset: -1, size: 1)).Message.ShouldBe("Column 'x': its place lies outside the file.");
    }

    private static IEnumerable<byte[]> Files()
    {
        yield return ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns], new ParquetWriteOptions { Compression = ParquetCompression.None });
        yield return ParquetFiles.Write(AllTypes.Schema, [AllTypes.Columns, AllTypes.Columns], new ParquetWriteOptions { UseDictionaries = false });
        int[] rows = [.. Enumerable.Range(0, 400)];
        yield return ParquetFiles.Write(
            new ParquetSchema([new("n", ParquetType.Int32, true), new("s", ParquetType.String, true), new("l", ParquetType.StringList, true)]),
            [
                [
                    new Int32Column([.. rows.Select(r => r / 9)], [.. rows.Select(r => r % 7 != 0)]),
                    StringColumn.FromValues([.. rows.Select(r => r % 5 == 0 ? null : $"text {r % 20}")]),
                    StringListColumn.FromValues([.. rows.Select(r => r % 3 == 0 ? null : Enumerable.Repeat($"tag {r % 4}", r % 3).ToArray())]),
                ],
            ]);
    }

    private static void ReadAll(byte[] file, bool mayFail = false)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var reader = ParquetReader.Open(file, Limits);
            foreach (ParquetField field in reader.Schema.Fields)
            {
                ReadColumn(reader, field.Name, mayFail);
            }
        }
        catch (ParquetException) when (mayFail)
        {
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostAllocated);
    }

    private static void ReadColumn(ParquetReader reader, string column, bool mayFail)
    {
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            try
            {
                reader.Statistics(group, column);
                reader.ReadColumn(group, column).Count.ShouldBe(reader.RowGroupRowCount(group));
            }
            catch (ParquetException e) when (mayFail)
            {
                e.Column.ShouldBe(column);
            }
        }
    }

    private static ParquetException FailsWithoutAllocating(byte[] file)
    {
        var reader = ParquetReader.Open(file, Limits);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ParquetException error = Should.Throw<ParquetException>(() => reader.ReadColumn(0, "x"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
        return error;
    }

    private static byte[] Page(PageType type, int values, byte[] body)
    {
        return [.. Header(type, values, body.Length, body.Length), .. body];
    }

    private static byte[] Header(PageType type, int values, int size, int compressedSize)
    {
        var output = new ByteBuffer();
        new PageHeader
        {
            Type = type,
            ValueCount = values,
            UncompressedSize = size,
            CompressedSize = compressedSize,
            Encoding = type == PageType.Data ? ValueEncoding.RleDictionary : ValueEncoding.Plain,
        }.Write(output);
        return output.Written.ToArray();
    }

    /// <summary>A file with one required column x of INT64 and these pages, whatever they are.</summary>
    private static byte[] Craft(long rows, byte[][] pages, Codec codec = Codec.Uncompressed, long offset = 4, long? size = null)
    {
        byte[] body = [.. pages.SelectMany(p => p)];
        var chunk = new ColumnChunkMetadata
        {
            Type = PhysicalType.Int64,
            Path = ["x"],
            Codec = codec,
            ValueCount = rows,
            CompressedSize = size ?? body.Length,
            DataPageOffset = offset,
        };
        return HandMadeFile.Of([new SchemaElement { Name = "x", Type = PhysicalType.Int64 }], chunk, rows, body);
    }
}
