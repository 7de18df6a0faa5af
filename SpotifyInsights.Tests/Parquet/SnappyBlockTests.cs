using SpotifyInsights.Parquet;
using SpotifyInsights.Parquet.Compression;

namespace SpotifyInsights.Tests.Parquet;

public sealed class SnappyBlockTests
{
    [Theory]
    // By the format's description: size, a literal of three bytes, then a copy of six from three back in each of its three forms.
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x09, 3 })]
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x16, 3, 0 })]
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x17, 3, 0, 0, 0 })]
    // The literal's length in a byte of its own.
    [InlineData(new byte[] { 9, 0xF0, 2, 97, 98, 99, 0x09, 3 })]
    public void Decompress_OfEachElement_GivesTheText(byte[] block)
    {
        byte[] output = new byte[9];

        SnappyBlock.CheckSize(block, 9);
        SnappyBlock.Decompress(block, output);

        output.ShouldBe("abcabcabc"u8.ToArray());
    }

    [Theory]
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x09, 4 })]           // a copy from before the beginning
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x09, 0 })]           // a copy from nowhere
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x0D, 3 })]           // a copy beyond the end
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99 })]                    // too short
    [InlineData(new byte[] { 9, 0x08, 97, 98 })]                        // a literal cut off
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x17, 3, 0 })]        // a copy cut off
    [InlineData(new byte[] { 9, 0xFC, 255, 255, 255, 255, 97 })]        // a literal of 4 GiB
    [InlineData(new byte[] { 9, 0x08, 97, 98, 99, 0x17, 0, 0, 0, 128 })] // an offset beyond 2 GiB
    public void Decompress_OfABrokenBlock_Fails(byte[] block)
    {
        Should.Throw<ParquetException>(() => SnappyBlock.Decompress(block, new byte[9]));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0 }, int.MaxValue)] // it says so itself, but cannot reach it
    [InlineData(new byte[] { 9, 0 }, 10)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1 }, 10)]
    [InlineData(new byte[0], 1)]
    public void CheckSize_OfASizeThatCannotBe_Fails(byte[] block, int size)
    {
        Should.Throw<ParquetException>(() => SnappyBlock.CheckSize(block, size));
    }
}
