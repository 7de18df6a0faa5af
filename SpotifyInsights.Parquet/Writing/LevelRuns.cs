using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>Levels as data pages of version 1 hold them: four bytes with the length, then the hybrid runs.</summary>
internal static class LevelRuns
{
    public static void Append(ReadOnlySpan<int> levels, int greatest, ByteBuffer output)
    {
        int start = output.Length;
        output.AppendInt32(0);
        HybridEncoder.Encode(levels, HybridEncoder.WidthFor(greatest), output);
        output.WriteInt32At(start, output.Length - start - sizeof(int));
    }
}
