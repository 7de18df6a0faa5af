using System.Runtime.InteropServices;
using System.Text;
using SpotifyInsights.Parquet.Encodings;

namespace SpotifyInsights.Parquet;

/// <summary>A column of <see cref="ParquetType.String"/>: every distinct text once, and an index into them per row.</summary>
public sealed class StringColumn : ColumnData
{
    private readonly bool hasEachTextOnce;
    private bool[]? present;
    private bool isPresentKnown;
    private readonly Utf8Dictionary? utf8;
    private string[]? dictionary;

    /// <summary>Wraps the arrays without copying them.</summary>
    /// <param name="dictionary">The texts. A text may stand here twice or be used by no row; neither shows in a written file.</param>
    /// <param name="indexes">One per row, into <paramref name="dictionary"/>; -1 where the row is null.</param>
    /// <exception cref="ArgumentException">An index points outside the dictionary.</exception>
    public StringColumn(string[] dictionary, int[] indexes)
        : this(indexes)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        DictionaryRows.Check(indexes, dictionary.Length, nameof(indexes));
        this.dictionary = dictionary;
    }

    private StringColumn(string[] dictionary, int[] indexes, bool hasEachTextOnce)
        : this(indexes)
    {
        this.dictionary = dictionary;
        this.hasEachTextOnce = hasEachTextOnce;
    }

    private StringColumn(Utf8Dictionary utf8, int[] indexes)
        : this(indexes)
    {
        this.utf8 = utf8;
    }

    private StringColumn(int[] indexes)
        : base(indexes?.Length ?? throw new ArgumentNullException(nameof(indexes)))
    {
        Indexes = indexes;
    }

    /// <summary>
    /// The texts that rows point to. Columns that were read hold each text once, in the order of the file; they make strings of them when
    /// this is first asked for.
    /// </summary>
    public string[] Dictionary => dictionary ?? LazyInitializer.EnsureInitialized(ref dictionary, utf8!.ToStrings);

    /// <summary>The number of texts in <see cref="Dictionary"/>.</summary>
    public int TextCount => utf8?.Count ?? dictionary!.Length;

    /// <summary>One per row: a place in <see cref="Dictionary"/>, or -1 where the row is null.</summary>
    public int[] Indexes { get; }

    /// <inheritdoc />
    public override bool[]? Present
    {
        get
        {
            // Two threads may both look: they find the same.
            if (!Volatile.Read(ref isPresentKnown))
            {
                present = DictionaryRows.FindPresent(Indexes);
                Volatile.Write(ref isPresentKnown, true);
            }

            return present;
        }
    }

    /// <summary>The text of a row, or null.</summary>
    public string? this[int row] => Indexes[row] is >= 0 and int index ? Dictionary[index] : null;

    /// <summary>A text of <see cref="Dictionary"/> in UTF-8; of columns that were read without making a string of it.</summary>
    /// <param name="place">From 0 to before <see cref="TextCount"/>.</param>
    public ReadOnlySpan<byte> Utf8(int place)
    {
        return utf8 is null ? Encoding.UTF8.GetBytes(dictionary![place]) : utf8[place];
    }

    /// <summary>A column of these texts, with the dictionary in the order of first appearance.</summary>
    public static StringColumn FromValues(IReadOnlyList<string?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new List<string>();
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
                place = texts.Count;
                texts.Add(text);
            }

            indexes[row] = place;
        }

        return new StringColumn([.. texts], indexes, hasEachTextOnce: true);
    }

    /// <summary>A column whose rows are rows of this one, as often and in whatever order.</summary>
    /// <param name="rows">Which row of this column each row is.</param>
    public StringColumn Over(int[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] indexes = GC.AllocateUninitializedArray<int>(rows.Length);
        for (int row = 0; row < indexes.Length; row++)
        {
            indexes[row] = Indexes[rows[row]];
        }

        // Where rows first appear in their order and none is missing, the texts do too.
        bool isInOrder = hasEachTextOnce && AppearInOrder(rows, Count);
        return utf8 is null ? new StringColumn(dictionary!, indexes, isInOrder) : new StringColumn(utf8, indexes);
    }

    /// <inheritdoc />
    public override bool IsNull(int row)
    {
        return Indexes[row] < 0;
    }

    /// <summary>The texts, when each is known to stand there once, in the order in which rows first point to them; null when that is not known.</summary>
    internal string[]? TextsInOrder => hasEachTextOnce ? dictionary : null;

    private static bool AppearInOrder(int[] rows, int count)
    {
        int next = 0;
        foreach (int row in rows)
        {
            if (row > next)
            {
                return false;
            }

            next += row == next ? 1 : 0;
        }

        return next == count;
    }

    internal static StringColumn Trusted(Utf8Dictionary dictionary, int[] indexes)
    {
        return new StringColumn(dictionary, indexes);
    }
}
