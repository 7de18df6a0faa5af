using NodaTime;

namespace SpotifyInsights.Domain.Listening;

/// <summary>The beginning of a history, in which everything is new because nothing before it was seen.</summary>
public static class WarmUp
{
    /// <summary>Days of observed time that it lasts.</summary>
    public const int ObservedDays = 90;

    /// <summary>When the first <see cref="ObservedDays"/> days of observed time are over; null when less than that was observed.</summary>
    /// <param name="observed">The observed time of the whole history.</param>
    public static Instant? EndOf(ObservedTime observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        var left = Duration.FromDays(ObservedDays);
        foreach (var range in observed.Ranges)
        {
            if (range.To - range.From >= left)
            {
                return range.From + left;
            }

            left -= range.To - range.From;
        }

        return null;
    }

    /// <summary>Which periods of a window begin before it is over.</summary>
    /// <param name="slice">The window.</param>
    public static bool[] Periods(ListeningSlice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        var end = EndOf(slice.View.History.Observed)?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        var first = LocalDay.From(slice.Window.From);
        return [.. slice.Periods.Select(period => slice.Days.StartMs(LocalDay.From(period.From) - first) < end)];
    }
}
