using System.Buffers;

namespace SpotifyInsights.Parquet.Writing;

/// <summary>The levels of a column with at most one value per row.</summary>
internal sealed class RowLevels(int count, bool[]? present, bool isOptional) : EntryLevels
{
    public override int Count => count;

    public override int NullCount { get; } = present.AsSpan().Count(false);

    public override int PageEnd(int start, int wanted)
    {
        return (int)Math.Min(count, (long)start + wanted);
    }

    public override int ValuesIn(int start, int end)
    {
        return present is null ? end - start : present.AsSpan(start..end).Count(true);
    }

    public override int RowsIn(int start, int end)
    {
        return end - start;
    }

    public override void Encode(int start, int end, ByteBuffer output)
    {
        if (!isOptional)
        {
            return;
        }

        int[] rented = ArrayPool<int>.Shared.Rent(end - start);
        Span<int> levels = rented.AsSpan(0, end - start);
        if (present is null)
        {
            levels.Fill(1);
        }
        else
        {
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = present[start + i] ? 1 : 0;
            }
        }

        LevelRuns.Append(levels, 1, output);
        ArrayPool<int>.Shared.Return(rented);
    }
}
