namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// What each play was started from: an index per play into a list of origins. Nothing is held for plays before the first one whose origin is known,
/// for an export tells none and may go back many years.
/// </summary>
public sealed class PlayOrigins
{
    /// <summary>Stands for a play whose origin nobody tells.</summary>
    public const int Unknown = -1;

    // An object, its id and its place in the list.
    private const int BytesPerOrigin = 120;

    private readonly int _first;
    private readonly int[] _places;

    /// <summary>Puts origins together.</summary>
    /// <param name="all">Every origin once.</param>
    /// <param name="places">By play the index in <paramref name="all"/>, or <see cref="Unknown"/>.</param>
    /// <exception cref="ArgumentException">An index names no origin.</exception>
    public PlayOrigins(IReadOnlyList<PlayOrigin> all, ReadOnlySpan<int> places)
    {
        ArgumentNullException.ThrowIfNull(all);
        All = all;
        foreach (var place in places)
        {
            if (place < Unknown || place >= all.Count)
            {
                throw new ArgumentException($"A play has origin {place}; there are {all.Count}.", nameof(places));
            }
        }

        var known = places.IndexOfAnyExcept(Unknown);
        (_first, _places) = known < 0 ? (0, []) : (known, places[known..].ToArray());
    }

    /// <summary>Of plays whose origin nobody tells.</summary>
    public static PlayOrigins None { get; } = new([], []);

    /// <summary>Every origin once, also such as no play has any more.</summary>
    public IReadOnlyList<PlayOrigin> All { get; }

    /// <summary>Whether no play has an origin.</summary>
    public bool IsEmpty => _places.Length == 0;

    /// <summary>The index of a play's origin in <see cref="All"/>, or <see cref="Unknown"/>.</summary>
    /// <param name="row">The play.</param>
    public int this[int row] => row - _first is >= 0 and var place && place < _places.Length ? _places[place] : Unknown;

    /// <summary>Bytes held, those of the origins themselves estimated.</summary>
    public long Bytes => ((long)_places.Length * sizeof(int)) + ((long)All.Count * BytesPerOrigin);

    /// <summary>The origins of some plays.</summary>
    /// <param name="rows">Those plays, in their new order.</param>
    internal PlayOrigins Of(int[] rows) => IsEmpty ? this : new(All, Array.ConvertAll(rows, row => this[row]));

    /// <summary>The origins of a stretch of plays.</summary>
    /// <param name="first">The first play.</param>
    /// <param name="end">The play after the last one.</param>
    internal PlayOrigins Of(int first, int end) => IsEmpty ? this : Of([.. Enumerable.Range(first, end - first)]);
}
