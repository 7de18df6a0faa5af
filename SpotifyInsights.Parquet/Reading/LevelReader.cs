using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Parquet.Reading;

/// <summary>The levels of a page, in one of the two ways the format writes them.</summary>
/// <param name="bytes">Only these levels.</param>
/// <param name="isBitPacked">Whether they are in the old way.</param>
internal readonly ref struct LevelReader(ReadOnlySpan<byte> bytes, bool isBitPacked)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Fills <paramref name="levels"/> with numbers from 0 to <paramref name="greatest"/>.</summary>
    public void Decode(int greatest, Span<int> levels)
    {
        int width = HybridEncoder.WidthFor(greatest);
        if (isBitPacked)
        {
            BitPackedLevels.Decode(bytes, width, levels);
        }
        else
        {
            new HybridDecoder(bytes, width).Decode(levels);
        }
    }

    /// <summary>Fills <paramref name="marks"/> with whether the level is 1, where 1 is the greatest.</summary>
    public void Decode(Span<bool> marks)
    {
        if (!isBitPacked)
        {
            new HybridDecoder(bytes, 1).Decode(marks);
            return;
        }

        int[] levels = new int[marks.Length];
        BitPackedLevels.Decode(bytes, 1, levels);
        for (int i = 0; i < levels.Length; i++)
        {
            marks[i] = levels[i] != 0;
        }
    }

    /// <summary>Whether all of so many levels are 1, said in one run: the usual case of a page without nulls.</summary>
    public bool AreOnesInOneRun(int count)
    {
        return !isBitPacked && new HybridDecoder(bytes, 1).BeginsWith(1, count);
    }
}
