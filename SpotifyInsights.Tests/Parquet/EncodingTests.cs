using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Tests.Parquet;

public sealed class EncodingTests
{
    // The format's worked example of bit packing: the numbers 0 to 7 in three bits each.
    private static readonly byte[] ZeroToSeven = [0b10001000, 0b11000110, 0b11111010];

    [Fact]
    public void BitPacking_OfTheFormatsExample_GivesItsBytes()
    {
        byte[] packed = new byte[3];

        BitPacker.Pack([0, 1, 2, 3, 4, 5, 6, 7], 3, packed);

        packed.ShouldBe(ZeroToSeven);
        int[] numbers = new int[8];
        BitUnpacker.Unpack(packed, 3, numbers);
        numbers.ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
    }

    [Fact]
    public void Hybrid_OfPackedNumbers_HasTheirGroupsBeforeThem()
    {
        // One group of eight: (1 << 1) | 1.
        byte[] expected = [3, .. ZeroToSeven];

        Hybrid([0, 1, 2, 3, 4, 5, 6, 7], 3).ShouldBe(expected);
        Decoded(expected, 3, 8).ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
    }

    [Fact]
    public void Hybrid_OfARepeatedNumber_IsItsCountAndTheNumber()
    {
        // 100 << 1 = 200 as a varint is C8 01; the number takes one byte up to eight bits, two up to sixteen.
        int[] fives = [.. Enumerable.Repeat(5, 100)];

        Hybrid(fives, 3).ShouldBe([0xC8, 0x01, 5]);
        Hybrid(fives, 9).ShouldBe([0xC8, 0x01, 5, 0]);
        Decoded([0xC8, 0x01, 5], 3, 100).ShouldBe(fives);
    }

    [Fact]
    public void Hybrid_OfBothKindsOfRuns_ReadsThemOneAfterTheOther()
    {
        byte[] bytes = [3, .. ZeroToSeven, 20, 6, 3, .. ZeroToSeven];

        Decoded(bytes, 3, 26).ShouldBe([0, 1, 2, 3, 4, 5, 6, 7, .. Enumerable.Repeat(6, 10), 0, 1, 2, 3, 4, 5, 6, 7]);
    }

    [Fact]
    public void Hybrid_WithTheLastGroupCutShort_ReadsTheWantedNumbers()
    {
        // Some writers leave out the padding of the last group; two numbers of three bits need but one byte.
        Decoded([3, ZeroToSeven[0]], 3, 2).ShouldBe([0, 1]);
        Should.Throw<ParquetException>(() => Decoded([3, ZeroToSeven[0]], 3, 3));
    }

    [Fact]
    public void Hybrid_OfEveryWidth_ReadsBackAsWritten()
    {
        var random = new Random(20251120);
        for (int width = 1; width <= 32; width++)
        {
            int greatest = width >= 31 ? int.MaxValue : (1 << width) - 1;
            int[] numbers = new int[1000];
            for (int i = 0; i < numbers.Length;)
            {
                // Runs of one to forty, so that every alignment of packed and repeated runs occurs.
                int run = Math.Min(random.Next(4) == 0 ? random.Next(1, 41) : 1, numbers.Length - i);
                numbers.AsSpan(i, run).Fill(random.Next(greatest));
                i += run;
            }

            numbers[^1] = width == 32 ? -1 : greatest;
            Decoded(Hybrid(numbers, width), width, numbers.Length).ShouldBe(numbers, $"width {width}");
        }
    }

    [Fact]
    public void BitUnpacking_OfFlags_ReadsTheLowestBitFirst()
    {
        bool[] flags = new bool[9];

        BitUnpacker.Unpack([0b00001101, 0b00000001], flags);

        flags.ShouldBe([true, false, true, true, false, false, false, false, true]);
    }

    [Fact]
    public void PlainTexts_HaveTheirLengthInFourBytes()
    {
        byte[] file = ParquetFiles.Write(
            ParquetType.String,
            isOptional: false,
            StringColumn.FromValues(["ab", "ü"]),
            new ParquetWriteOptions { UseDictionaries = false, Compression = ParquetCompression.None });

        file.AsSpan().IndexOf(new byte[] { 2, 0, 0, 0, (byte)'a', (byte)'b', 2, 0, 0, 0, 0xC3, 0xBC }).ShouldBePositive();
    }

    [Fact]
    public void Interner_WithTextsThatReturn_NumbersThemByFirstAppearance()
    {
        var interner = new ByteArrayInterner();
        string[] texts = [.. Enumerable.Range(0, 1000).Select(i => $"text {i * 7919 % 601}")];

        int[] numbers = [.. texts.Select(t => interner.Intern(System.Text.Encoding.UTF8.GetBytes(t)))];

        string[] distinct = interner.ToTexts().ToStrings();
        distinct.ShouldBe(texts.Distinct());
        numbers.Select(n => distinct[n]).ShouldBe(texts);
    }

    private static byte[] Hybrid(int[] numbers, int width)
    {
        var output = new ByteBuffer();
        HybridEncoder.Encode(numbers, width, output);
        return output.Written.ToArray();
    }

    private static int[] Decoded(byte[] bytes, int width, int count)
    {
        int[] numbers = new int[count];
        new HybridDecoder(bytes, width).Decode(numbers);
        return numbers;
    }
}
