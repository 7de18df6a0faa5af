using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Format;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>Pages put together by hand: the worked examples of the format's description, and what no living writer makes any more.</summary>
public sealed class HandMadePageTests
{
    // Block size 8 in one part, five values, the first 1; then a least difference of 1 and no bits. Zigzag doubles what is not negative.
    private static readonly byte[] OneToFive = [8, 1, 5, 2, 2, 0];

    // 7, 5, 3, 1, 2, 3, 4, 5: the differences -2, -2, -2, 1, 1, 1, 1 are 0, 0, 0, 3, 3, 3, 3 above the least, in two bits each.
    private static readonly byte[] DownAndUp = [8, 1, 8, 14, 3, 2, 0b1100_0000, 0b0011_1111];

    [Fact]
    public void DeltaBinaryPacked_OfTheFormatsExamples_GivesTheirNumbers()
    {
        Read(Leaf(PhysicalType.Int32), 5, ValueEncoding.DeltaBinaryPacked, OneToFive).ShouldBe([1, 2, 3, 4, 5]);
        Read(Leaf(PhysicalType.Int64), 8, ValueEncoding.DeltaBinaryPacked, DownAndUp).ShouldBe([7L, 5L, 3L, 1L, 2L, 3L, 4L, 5L]);
    }

    [Fact]
    public void DeltaBinaryPacked_OfTheExtremes_WrapsAround()
    {
        // From the greatest to the least number is a difference of 1 in 32 bits.
        byte[] page = [8, 1, 2, 0xFE, 0xFF, 0xFF, 0xFF, 0x0F, 2, 0];

        Read(Leaf(PhysicalType.Int32), 2, ValueEncoding.DeltaBinaryPacked, page).ShouldBe([int.MaxValue, int.MinValue]);
    }

    [Theory]
    [InlineData(new byte[] { 8, 0, 5, 2, 2, 0 }, "delta encoded blocks of 8 values in 0 parts.")]
    [InlineData(new byte[] { 7, 1, 5, 2, 2, 0 }, "delta encoded blocks of 7 values in 1 parts.")]
    [InlineData(new byte[] { 8, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 5, 2, 2, 0 }, "delta encoded blocks of 8 values in 2305843009213693952 parts.")]
    [InlineData(new byte[] { 8, 1, 4, 2, 2, 0 }, "4 delta encoded values where 5 are wanted.")]
    [InlineData(new byte[] { 8, 1, 5, 2, 2, 65 }, "a bit width of 65; the format allows 0 to 64.")]
    [InlineData(new byte[] { 8, 1, 5, 2, 2, 8, 0, 0, 0 }, "delta encoded data is cut off.")]
    public void DeltaBinaryPacked_ThatIsBroken_SaysHow(byte[] page, string message)
    {
        Should.Throw<ParquetException>(() => Read(Leaf(PhysicalType.Int32), 5, ValueEncoding.DeltaBinaryPacked, page))
            .Message.ShouldBe($"Column 'x': {message}");
    }

    [Fact]
    public void DeltaLengthByteArray_OfTheFormatsExample_GivesItsTexts()
    {
        // 5, 5, 6, 6: differences 0, 1, 0 in one bit each.
        byte[] page = [8, 1, 4, 10, 0, 1, 0b010, .. "HelloWorldFoobarABCDEF"u8];

        Read(Text, 4, ValueEncoding.DeltaLengthByteArray, page).ShouldBe(["Hello", "World", "Foobar", "ABCDEF"]);
        Should.Throw<ParquetException>(() => Read(Text, 4, ValueEncoding.DeltaLengthByteArray, page[..^1]))
            .Message.ShouldBe("Column 'x': a page holds fewer or shorter texts than its header says.");
    }

    [Fact]
    public void DeltaByteArray_OfTheFormatsExample_GivesItsTexts()
    {
        // Shared 0, 2, 0, 3: differences 2, -2, 3, that is 4, 0, 5 above -2 in three bits; lengths 4, 2, 6, 5: -2, 4, -1 are 0, 6, 1.
        byte[] page = [8, 1, 4, 0, 3, 3, 0b01_000_100, 0b1, 0, 8, 1, 4, 8, 3, 3, 0b01_110_000, 0, 0, .. "axislebabbleyhood"u8];

        Read(Text, 4, ValueEncoding.DeltaByteArray, page).ShouldBe(["axis", "axle", "babble", "babyhood"]);
        page[6] = 0b01_000_111;
        Should.Throw<ParquetException>(() => Read(Text, 4, ValueEncoding.DeltaByteArray, page))
            .Message.ShouldBe("Column 'x': a text shares 5 bytes with one of 4 bytes.");
    }

    [Fact]
    public void ByteStreamSplit_OfTheFormatsExample_GivesItsBytes()
    {
        byte[] page = [0xAA, 0x00, 0xA3, 0xBB, 0x11, 0xB4, 0xCC, 0x22, 0xC5, 0xDD, 0x33, 0xD6];

        Read(Fixed(4), 3, ValueEncoding.ByteStreamSplit, page).Cast<byte[]>().Select(Convert.ToHexString).ShouldBe(["AABBCCDD", "00112233", "A3B4C5D6"]);
        Read(Leaf(PhysicalType.Int32), 3, ValueEncoding.ByteStreamSplit, page)
            .ShouldBe([unchecked((int)0xDDCCBBAA), 0x33221100, unchecked((int)0xD6C5B4A3)]);
    }

    [Fact]
    public void Levels_InTheOldBitPackedForm_BeginWithTheHighestBit()
    {
        // Rows 1, 3 and 4 of five have a value.
        byte[] page = [0b10110_000, 7, 0, 0, 0, 8, 0, 0, 0, 9, 0, 0, 0];
        SchemaElement column = Leaf(PhysicalType.Int32) with { Repetition = Repetition.Optional };

        byte[] file = HandMadeFile.WithPage(column, 5, ValueEncoding.Plain, page, ValueEncoding.BitPacked);

        Assert.Equal([7, null, 8, 9, null], ParquetFiles.Rows(ParquetReader.Open(file), "x"));
        Should.Throw<ParquetException>(
            () => ParquetReader.Open(HandMadeFile.WithPage(column, 5, ValueEncoding.Plain, [], ValueEncoding.BitPacked)).ReadColumn(0, "x"))
            .Message.ShouldBe("Column 'x': the levels of a page are cut off.");
    }

    [Fact]
    public void List_WithLevelsInTheOldBitPackedForm_IsRead()
    {
        // The items 1 and 2 of the first row and 3 of the second; one bit of repetition and one of definition each.
        byte[] page = [0b010_00000, 0b111_00000, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0];
        SchemaElement column = Leaf(PhysicalType.Int32) with { Repetition = Repetition.Repeated };
        var header = new PageHeader
        {
            Type = PageType.Data,
            ValueCount = 3,
            UncompressedSize = page.Length,
            CompressedSize = page.Length,
            Encoding = ValueEncoding.Plain,
            DefinitionEncoding = ValueEncoding.BitPacked,
            RepetitionEncoding = ValueEncoding.BitPacked,
        };
        var body = new ByteBuffer();
        header.Write(body);
        body.Append(page);
        var chunk = new ColumnChunkMetadata { Type = PhysicalType.Int32, Path = ["x"], ValueCount = 3, CompressedSize = body.Length, DataPageOffset = 4 };

        var reader = ParquetReader.Open(HandMadeFile.Of([column], chunk, 2, body.Written.ToArray()));

        reader.Schema.Fields.ShouldBe([new ParquetField("x", ParquetType.List, IsOptional: false) { ItemType = ParquetType.Int32 }]);
        Assert.Equal([new object[] { 1, 2 }, new object[] { 3 }], ParquetFiles.Rows(reader, "x"));
    }

    [Theory]
    // 2000-01-01 is 10,957 days after 1970-01-01, which is day 2,440,588; noon and a half second are 43,200.5 * 10^9 ns.
    [InlineData(ParquetTimeUnit.Milliseconds, 946_728_000_500)]
    [InlineData(ParquetTimeUnit.Microseconds, 946_728_000_500_000)]
    [InlineData(ParquetTimeUnit.Nanoseconds, 946_728_000_500_000_000)]
    public void Int96_OfADayAndItsNanoseconds_IsTheMoment(ParquetTimeUnit unit, long expected)
    {
        byte[] page = [.. BitConverter.GetBytes(43_200_500_000_000), .. BitConverter.GetBytes(2_451_545)];
        byte[] file = HandMadeFile.WithPage(Leaf(PhysicalType.Int96), 1, ValueEncoding.Plain, page);

        Assert.Equal([expected], ParquetFiles.Rows(ParquetReader.Open(file, new ParquetReadOptions { TimeUnit = unit }), "x"));
    }

    [Fact]
    public void Timestamp_BeyondTheCallersUnit_FailsInsteadOfTurningAround()
    {
        // 9,999-12-31 fits into 64 bits of microseconds, and not of nanoseconds.
        byte[] file = ParquetFiles.Write(ParquetType.Timestamp, isOptional: false, new Int64Column([253_402_214_400_000]));

        Assert.Equal([253_402_214_400_000_000], ParquetFiles.Rows(ParquetReader.Open(file, new ParquetReadOptions { TimeUnit = ParquetTimeUnit.Microseconds }), "x"));
        Should.Throw<ParquetException>(() => ParquetReader.Open(file, new ParquetReadOptions { TimeUnit = ParquetTimeUnit.Nanoseconds }).ReadColumn(0, "x"))
            .Message.ShouldBe("Column 'x': the time 253402214400000 in Milliseconds does not fit into 64 bits of Nanoseconds.");
    }

    [Theory]
    [InlineData("85", 2, "-1.23")]
    [InlineData("FB2E", 2, "-12.34")]
    [InlineData("000000000000000000000000000000000001E240", 3, "123.456")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", 3, "-0.001")]
    [InlineData("05", 0, "5")]
    public void Decimal_OfBytes_IsAWholeNumberWithAPoint(string bytes, int scale, string expected)
    {
        byte[] value = Convert.FromHexString(bytes);
        var meaning = new SchemaElement { Name = "x", ConvertedType = ConvertedType.Decimal, Scale = scale, Precision = 20 };

        Read(meaning with { Type = PhysicalType.FixedLengthByteArray, Length = value.Length }, 1, ValueEncoding.Plain, value).ShouldBe([expected]);
        Read(meaning with { Type = PhysicalType.ByteArray }, 1, ValueEncoding.Plain, [(byte)value.Length, 0, 0, 0, .. value]).ShouldBe([expected]);
    }

    [Fact]
    public void Decimal_BeyondItsDigits_IsRefused()
    {
        var meaning = new SchemaElement { Name = "x", ConvertedType = ConvertedType.Decimal, Precision = 38 };
        byte[] tooLong = [1, .. new byte[16]];

        Should.Throw<ParquetException>(() => Read(meaning with { Type = PhysicalType.FixedLengthByteArray, Length = 17 }, 1, ValueEncoding.Plain, tooLong))
            .Message.ShouldBe("Column 'x': a decimal has more than 38 digits.");
        ParquetReader.Open(HandMadeFile.WithPage(meaning with { Type = PhysicalType.Int64, Precision = 39 }, 1, ValueEncoding.Plain, new byte[8]))
            .UnsupportedColumns.ShouldBe([new("x", "decimals of 39 digits, 0 of them behind the point")]);
    }

    [Theory]
    [InlineData("parquet-mr", true)]
    [InlineData("parquet-mr version 1.2.8 (build x)", true)]
    [InlineData("parquet-mr version 1.2.9", false)]
    [InlineData("somebody else", false)]
    public void Column_OfAnOldWriterThatForgotItsDictionarysHeader_IsReadToItsEnd(string createdBy, bool isRead)
    {
        byte[] page = [1, 0, 0, 0, 0, 0, 0, 0];
        var body = new ByteBuffer();
        new PageHeader { Type = PageType.Data, ValueCount = 1, UncompressedSize = 8, CompressedSize = 8, Encoding = ValueEncoding.Plain }.Write(body);
        int header = body.Length;
        body.Append(page);
        var chunk = new ColumnChunkMetadata { Type = PhysicalType.Int64, Path = ["x"], ValueCount = 1, CompressedSize = header, DataPageOffset = 4 };

        var reader = ParquetReader.Open(HandMadeFile.Of([Leaf(PhysicalType.Int64)], chunk, 1, body.Written.ToArray(), createdBy));

        if (isRead)
        {
            Assert.Equal([1L], ParquetFiles.Rows(reader, "x"));
        }
        else
        {
            Should.Throw<ParquetException>(() => reader.ReadColumn(0, "x")).Message.ShouldBe("Column 'x': a page is cut off.");
        }
    }

    [Fact]
    public void Texts_ThatAreNotUtf8_Fail()
    {
        // The two bytes of an ü, one at the end of a text and one at the beginning of the next: together they would be good.
        byte[] page = [2, 0, 0, 0, (byte)'a', 0xC3, 2, 0, 0, 0, 0xBC, (byte)'b'];

        Should.Throw<ParquetException>(() => Read(Text, 2, ValueEncoding.Plain, page)).Message.ShouldBe("Column 'x': a text is not UTF-8.");
    }

    private static SchemaElement Text => new() { Name = "x", Type = PhysicalType.ByteArray, ConvertedType = ConvertedType.Utf8 };

    private static SchemaElement Leaf(PhysicalType type)
    {
        return new SchemaElement { Name = "x", Type = type };
    }

    private static SchemaElement Fixed(int length)
    {
        return Leaf(PhysicalType.FixedLengthByteArray) with { Length = length };
    }

    private static List<object?> Read(SchemaElement column, int rows, ValueEncoding encoding, byte[] page)
    {
        return ParquetFiles.Rows(ParquetReader.Open(HandMadeFile.WithPage(column, rows, encoding, page)), "x");
    }
}
