using SpotifyInsights.Parquet.Compression;

namespace SpotifyInsights.Tests.Parquet;

public sealed class Crc32Tests
{
    [Fact]
    public void Of_TheDigits_IsTheCheckValueOfEveryCatalogue()
    {
        Crc32.Of("123456789"u8).ShouldBe(0xCBF43926);
    }

    [Fact]
    public void Of_AnyLength_IsWhatOneBitAfterTheOtherGives()
    {
        byte[] bytes = new byte[700];
        new Random(20251120).NextBytes(bytes);
        for (int length = 0; length < bytes.Length; length++)
        {
            Crc32.Of(bytes.AsSpan(0, length)).ShouldBe(BitByBit(bytes.AsSpan(0, length)), $"{length} bytes");
        }
    }

    [Fact]
    public void Append_InTwoPieces_IsTheChecksumOfBoth()
    {
        byte[] bytes = new byte[700];
        new Random(20251121).NextBytes(bytes);
        for (int cut = 0; cut <= bytes.Length; cut += 7)
        {
            Crc32.Append(Crc32.Of(bytes.AsSpan(0, cut)), bytes.AsSpan(cut)).ShouldBe(BitByBit(bytes), $"cut at {cut}");
        }
    }

    private static uint BitByBit(ReadOnlySpan<byte> bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte next in bytes)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                bool carry = ((remainder ^ (uint)(next >> bit)) & 1) != 0;
                remainder = (remainder >> 1) ^ (carry ? 0xEDB88320 : 0);
            }
        }

        return ~remainder;
    }
}
