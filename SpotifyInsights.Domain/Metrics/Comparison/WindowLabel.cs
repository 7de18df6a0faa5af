using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>A window in words.</summary>
internal static class WindowLabel
{
    /// <summary>`the last 30 days` for one that ends with today, else `14 March 2026`, `1 January to 31 March 2026` or `1 November 2025 to 31 January 2026`.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="to">The first date after it.</param>
    /// <param name="today">The local date of asking.</param>
    public static string Of(LocalDate from, LocalDate to, LocalDate today)
    {
        var (days, last) = (NodaTime.Period.DaysBetween(from, to), to.PlusDays(-1));
        return days == 0 ? "no day"
            : last == today ? days == 1 ? "today" : $"the last {Wording.Count(days, "day")}"
            : days == 1 ? Wording.Date(from)
            : from.Year == last.Year ? $"{from.Day} {Wording.Month(from.Month)} to {Wording.Date(last)}"
            : $"{Wording.Date(from)} to {Wording.Date(last)}";
    }

    /// <summary>As part of a sentence: `in the last 30 days`, `on 14 March 2026`, `from 1 January to 31 March 2026`.</summary>
    /// <param name="label">A label.</param>
    public static string In(string label) =>
        label.StartsWith("the ", StringComparison.Ordinal) ? $"in {label}"
        : label.Contains(" to ", StringComparison.Ordinal) ? $"from {label}"
        : char.IsAsciiDigit(label[0]) ? $"on {label}"
        : label;
}
