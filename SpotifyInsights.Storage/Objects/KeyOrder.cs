namespace SpotifyInsights.Storage.Objects;

/// <summary>
/// The order of keys in every listing: that of their UTF-8 bytes, which is the order of code points. Comparing .NET strings ordinally
/// differs: a character beyond U+FFFF is two surrogates there (U+D800 …) and would come before U+E000.
/// </summary>
public sealed class KeyOrder : IComparer<string>
{
    private KeyOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static KeyOrder Instance { get; } = new();

    /// <summary>Below 0: <paramref name="x"/> comes first. Null comes before everything.</summary>
    public int Compare(string? x, string? y)
    {
        var left = x.AsSpan();
        var right = y.AsSpan();
        var same = left.CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length - right.Length
            : Weight(left[same]) - Weight(right[same]);
    }

    /// <summary>Whether every key that begins with <paramref name="beginning"/> comes before <paramref name="key"/>; never when that is null.</summary>
    public static bool IsSurelyBefore(ReadOnlySpan<char> beginning, ReadOnlySpan<char> key)
    {
        var same = beginning.CommonPrefixLength(key);
        return same < beginning.Length && same < key.Length && Weight(beginning[same]) < Weight(key[same]);
    }

    // Moves the surrogates behind everything else that fits into one char.
    private static int Weight(char unit) => unit switch
    {
        >= '\uE000' => unit - 0x800,
        >= '\uD800' => unit + 0x2000,
        _ => unit,
    };
}
