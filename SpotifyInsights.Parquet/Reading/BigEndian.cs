namespace SpotifyInsights.Parquet.Reading;

/// <summary>Decimals as bytes: a whole number, the highest byte first, in two's complement.</summary>
internal static class BigEndian
{
    /// <summary>Numbers of one length, one after the other.</summary>
    public static void Decode(ReadOnlySpan<byte> plain, int length, Span<Int128> target)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = Read(plain.Slice(i * length, length));
        }
    }

    public static Int128 Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return 0;
        }

        sbyte sign = (sbyte)((sbyte)bytes[0] >> 7);
        while (bytes.Length > 16)
        {
            if ((sbyte)bytes[0] != sign || (sbyte)bytes[1] >> 7 != sign)
            {
                throw new ParquetException($"a decimal has more than {DecimalColumn.MaxDigits} digits.");
            }

            bytes = bytes[1..];
        }

        Int128 value = sign;
        foreach (byte next in bytes)
        {
            value = (value << 8) | next;
        }

        return value;
    }
}
