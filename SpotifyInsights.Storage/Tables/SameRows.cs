using System.Runtime.InteropServices;
using SpotifyInsights.Parquet;

namespace SpotifyInsights.Storage.Tables;

/// <summary>Which rows say the same in some columns: texts are compared by their place in the column's dictionary, no string is made.</summary>
internal sealed class SameRows
{
    private readonly ColumnData[] columns;
    private readonly Dictionary<int, int> firsts;

    public SameRows(TableRows rows, IReadOnlyList<string> names)
    {
        columns = [.. names.Select(rows.Column).OfType<ColumnData>()];
        firsts = new Dictionary<int, int>(new ByContent(columns));
    }

    /// <summary>The first row asked about that says the same as this one: the row itself, when none did.</summary>
    public int FirstLike(int row)
    {
        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, row, out var isKnown);
        return isKnown ? first : first = row;
    }

    private sealed class ByContent(ColumnData[] columns) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y)
        {
            foreach (var column in columns)
            {
                if (!IsSame(column, x, y))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(int row)
        {
            var hash = default(HashCode);
            foreach (var column in columns)
            {
                if (column is StringColumn texts)
                {
                    hash.Add(texts.Indexes[row]);
                }
            }

            return hash.ToHashCode();
        }

        private static bool IsSame(ColumnData column, int x, int y) => column switch
        {
            StringColumn texts => texts.Indexes[x] == texts.Indexes[y],
            StringListColumn lists => lists.IsNull(x) == lists.IsNull(y) && Items(lists, x).SequenceEqual(Items(lists, y)),
            _ when column.IsNull(x) || column.IsNull(y) => column.IsNull(x) && column.IsNull(y),
            BooleanColumn flags => flags.Values[x] == flags.Values[y],
            Int32Column numbers => numbers.Values[x] == numbers.Values[y],
            Int64Column numbers => numbers.Values[x] == numbers.Values[y],
            DoubleColumn numbers => numbers.Values[x].Equals(numbers.Values[y]),
            _ => false,
        };

        private static ReadOnlySpan<int> Items(StringListColumn lists, int row) => lists.Items.Indexes.AsSpan(lists.Offsets[row]..lists.Offsets[row + 1]);
    }
}
