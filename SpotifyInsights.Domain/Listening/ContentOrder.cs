namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// The smallest value wins ties, so every reported value needs an order: texts ordinally, false before true, lists item by item;
/// what is not given (null, an empty list of artists) comes last.
/// </summary>
internal static class ContentOrder
{
    public static int Compare(string? a, string? b) =>
        a is null || b is null ? (a is null).CompareTo(b is null) : string.CompareOrdinal(a, b);

    public static int Compare<T>(T? a, T? b)
        where T : struct, IComparable<T> =>
        a is null || b is null ? (a is null).CompareTo(b is null) : a.Value.CompareTo(b.Value);

    public static int Compare(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return (a.Count == 0).CompareTo(b.Count == 0);
        }

        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = string.CompareOrdinal(a[i], b[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return a.Count.CompareTo(b.Count);
    }
}
