using IronSnappy;
using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Compression;

namespace SpotifyInsights.Tests.Parquet;

public sealed class SnappyCompressorTests
{
    [Fact]
    public void Compress_OfARepeatedWord_IsALiteralAndACopy()
    {
        // By hand from the format's description: size 24; a literal of three ((3 - 1) << 2); a copy of 21 from three back in the form with two bytes of
        // distance ((21 - 1) << 2 | 2).
        Compressed([.. "abcabcabcabcabcabcabcabc"u8]).ShouldBe([24, 0x08, .. "abc"u8, 0x52, 3, 0]);
    }

    [Theory]
    [InlineData(0, new byte[] { 0 })]
    [InlineData(3, new byte[] { 3, 0x08, 97, 97, 97 })]
    public void Compress_OfAFewBytes_IsALiteral(int length, byte[] block)
    {
        Compressed([.. Enumerable.Repeat((byte)97, length)]).ShouldBe(block);
    }

    [Theory]
    [InlineData(1)]     // one letter: copies as long as they get
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(256)]   // nothing to gain
    public void Compress_OfEveryLength_IsWhatTheLibraryMakesAndUnpacks(int alphabet)
    {
        var random = new Random(alphabet);
        int[] lengths = [.. Enumerable.Range(0, 300), .. Enumerable.Range(0, 60).Select(_ => random.Next(300, 5_000)), 65_535, 65_536, 65_537, 200_000];
        foreach (int length in lengths)
        {
            byte[] bytes = new byte[length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(random.Next(3) == 0 && i > 3_000 ? bytes[i - random.Next(1, 3_000)] : random.Next(alphabet));
            }

            byte[] block = Compressed(bytes);
            block.ShouldBe(Snappy.Encode(bytes), $"length {length}");
            byte[] output = new byte[length];
            SnappyBlock.CheckSize(block, length);
            SnappyBlock.Decompress(block, output);
            output.ShouldBe(bytes, $"length {length}");
        }
    }

    [Fact]
    public void Compress_OfTexts_IsWhatTheLibraryMakes()
    {
        // Long matches at long distances, as columns of names have.
        string text = string.Concat(Enumerable.Range(0, 6_000).Select(i => $"Artist {i * 37 % 211} - Title {i % 97}; "));
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);

        Compressed(bytes).ShouldBe(Snappy.Encode(bytes));
    }

    private static byte[] Compressed(byte[] bytes)
    {
        var block = new ByteBuffer();
        SnappyCompressor.Compress(bytes, block);
        return block.Written.ToArray();
    }
}
