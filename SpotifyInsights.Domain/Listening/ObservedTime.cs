using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>
/// The time in which plays would have been seen. Silence inside it means that nothing was heard; silence outside it means
/// nothing at all.
/// </summary>
public sealed class ObservedTime
{
    private readonly long[] _from;
    private readonly long[] _to;

    /// <summary>Takes ranges in any order; touching and overlapping ones become one, empty ones vanish.</summary>
    /// <param name="ranges">Half-open ranges.</param>
    /// <exception cref="ArgumentException">A range ends before it begins.</exception>
    public ObservedTime(IReadOnlyList<InstantRange> ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        var merged = Merge(ranges);
        Ranges = merged;
        _from = [.. merged.Select(range => range.From.ToUnixTimeMilliseconds())];
        _to = [.. merged.Select(range => range.To.ToUnixTimeMilliseconds())];
    }

    /// <summary>Nothing was observed.</summary>
    public static ObservedTime None { get; } = new([]);

    /// <summary>The observed ranges: sorted, disjoint, none empty, none touching.</summary>
    public IReadOnlyList<InstantRange> Ranges { get; }

    /// <summary>Starts of <see cref="Ranges"/>, Unix milliseconds.</summary>
    internal ReadOnlySpan<long> From => _from;

    /// <summary>Ends of <see cref="Ranges"/>, Unix milliseconds, excluded.</summary>
    internal ReadOnlySpan<long> To => _to;

    /// <summary>What of it lies within a stretch of time.</summary>
    /// <param name="range">The stretch.</param>
    public ObservedTime Within(InstantRange range) => new(
    [
        .. Ranges.Select(seen => new InstantRange(Instant.Max(seen.From, range.From), Instant.Min(seen.To, range.To))).Where(seen => seen.From < seen.To),
    ]);

    private static List<InstantRange> Merge(IReadOnlyList<InstantRange> ranges)
    {
        var merged = new List<InstantRange>();
        foreach (var range in ranges.OrderBy(range => range.From))
        {
            if (range.To < range.From)
            {
                throw new ArgumentException($"An observed range ends ({range.To}) before it begins ({range.From}).", nameof(ranges));
            }

            if (merged.Count > 0 && range.From <= merged[^1].To)
            {
                merged[^1] = merged[^1] with { To = Instant.Max(merged[^1].To, range.To) };
            }
            else if (range.From < range.To)
            {
                merged.Add(range);
            }
        }

        return merged;
    }
}
