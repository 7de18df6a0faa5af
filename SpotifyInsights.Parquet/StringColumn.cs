using System.Runtime.InteropServices;

namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.String"/>: every distinct text once, and an index into them per row.</summary>
public sealed class StringColumn : ColumnData
{
    private readonly Lazy<bool[]?> present;

    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="dictionary">The texts. A text may stand here twice or be used by no row; neither shows in a written file.</param>
    /// <param name="indexes">One per row, into <paramref name="dictionary"/>; -1 where the row is null.</param>
    /// <exception cref="ArgumentException">An index points outside the dictionary.</exception>
    public StringColumn(string[] dictionary, int[] indexes)
        : this(dictionary, indexes, isChecked: false)
    {
    }

    private StringColumn(string[] dictionary, int[] indexes, bool isChecked)
        : base(indexes?.Length ?? throw new ArgumentNullException(nameof(indexes)))
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        if (!isChecked)
        {
            DictionaryRows.Check(indexes, dictionary.Length, nameof(indexes));
        }

        Dictionary = dictionary;
        Indexes = indexes;
        present = new Lazy<bool[]?>(() => DictionaryRows.FindPresent(indexes));
    }

    /// <summary>The texts that rows point to. Columns that were read hold each text once, in the order of the file.</summary>
    public string[] Dictionary { get; }

    /// <summary>One per row: a place in <see cref="Dictionary"/>, or -1 where the row is null.</summary>
    public int[] Indexes { get; }

    /// <inheritdoc />
    public override bool[]? Present => present.Value;

    /// <summary>The text of a row, or null.</summary>
    public string? this[int row] => Indexes[row] is >= 0 and int index ? Dictionary[index] : null;

    /// <summary>A column of these texts, with the dictionary in the order of first appearance.</summary>
    public static StringColumn FromValues(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var dictionary = new List<string>();
        int[] indexes = new int[values.Count];
        for (int row = 0; row < indexes.Length; row++)
        {
            if (values[row] is not { } text)
            {
                indexes[row] = -1;
                continue;
            }

            ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, text, out bool exists);
            if (!exists)
            {
                place = dictionary.Count;
                dictionary.Add(text);
            }

            indexes[row] = place;
        }

        return Trusted([.. dictionary], indexes);
    }

    /// <inheritdoc />
    public override bool IsNull(int row)
    {
        return Indexes[row] < 0;
    }

    internal static StringColumn Trusted(string[] dictionary, int[] indexes)
    {
        return new StringColumn(dictionary, indexes, isChecked: true);
    }
}
