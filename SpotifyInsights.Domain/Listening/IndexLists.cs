namespace SpotifyInsights.Domain.Listening;

/// <summary>A list of indexes for each of many things (the artists of a track, the genres of an artist), as two arrays.</summary>
public sealed class IndexLists
{
    private readonly int[] _offsets;
    private readonly int[] _indexes;

    /// <summary>Takes the arrays over.</summary>
    /// <param name="offsets">One more than there are lists, from 0 to the number of indexes, never falling.</param>
    /// <param name="indexes">The lists one after the other, each index 0 or more.</param>
    /// <exception cref="ArgumentException">The offsets fall or do not span the indexes, or an index is negative.</exception>
    public IndexLists(int[] offsets, int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        ArgumentNullException.ThrowIfNull(indexes);
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != indexes.Length || !IsSorted(offsets))
        {
            throw new ArgumentException($"Offsets do not span the {indexes.Length} indexes.", nameof(offsets));
        }

        _offsets = offsets;
        _indexes = indexes;
        Limit = -1;
        foreach (var index in indexes)
        {
            Limit = index >= 0 ? Math.Max(Limit, index) : throw new ArgumentException($"Index {index} is negative.", nameof(indexes));
        }

        Limit++;
    }

    /// <summary>Lists.</summary>
    public int Count => _offsets.Length - 1;

    /// <summary>One more than the largest index; 0 without any.</summary>
    public int Limit { get; }

    /// <summary>Bytes of the arrays.</summary>
    public long Bytes => (long)(_offsets.Length + _indexes.Length) * sizeof(int);

    /// <summary>A list.</summary>
    /// <param name="list">0 to <see cref="Count"/>, excluded.</param>
    public ReadOnlySpan<int> this[int list] => _indexes.AsSpan(_offsets[list].._offsets[list + 1]);

    /// <summary>Where each list begins in <see cref="Indexes"/>, and after the last their number.</summary>
    internal ReadOnlySpan<int> Offsets => _offsets;

    /// <summary>The lists one after the other.</summary>
    internal ReadOnlySpan<int> Indexes => _indexes;

    /// <summary>That many empty lists.</summary>
    /// <param name="count">How many.</param>
    public static IndexLists Empty(int count) => new(new int[count + 1], []);

    /// <summary>Makes lists of lists.</summary>
    /// <param name="lists">The lists; null is empty.</param>
    public static IndexLists Of(IReadOnlyList<IReadOnlyList<int>?> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var (offsets, indexes) = (new int[lists.Count + 1], new List<int>());
        for (var i = 0; i < lists.Count; i++)
        {
            indexes.AddRange(lists[i] ?? []);
            offsets[i + 1] = indexes.Count;
        }

        return new(offsets, [.. indexes]);
    }

    /// <summary>A list of one for each value that is not <see cref="TrackCatalogue.Unknown"/>, an empty one for the others.</summary>
    /// <param name="values">Indexes.</param>
    public static IndexLists OfSingles(ReadOnlySpan<int> values)
    {
        var (offsets, indexes) = (new int[values.Length + 1], new List<int>(values.Length));
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] != TrackCatalogue.Unknown)
            {
                indexes.Add(values[i]);
            }

            offsets[i + 1] = indexes.Count;
        }

        return new(offsets, [.. indexes]);
    }

    private static bool IsSorted(int[] offsets)
    {
        for (var i = 1; i < offsets.Length; i++)
        {
            if (offsets[i] < offsets[i - 1])
            {
                return false;
            }
        }

        return true;
    }
}
