using NodaTime;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>How numbers, dates and hours are written in English sentences.</summary>
public static class Wording
{
    private const int Noon = 12;
    private const int Midnight = 24;
    private const int MinutesPerHour = 60;
    private const int DaysPerWeek = 7;
    private const int DaysPerMonth = 30;
    private const int DaysPerYear = 365;
    private const int MonthsPerYear = 12;

    private static readonly string[] MonthNames =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>`1 day`, `2 days`, `1,240 days`.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">The singular of a noun with a regular plural.</param>
    public static string Count(long count, string noun) => $"{count:N0} {noun}{(count == 1 ? string.Empty : "s")}";

    /// <summary>`A`, `A and B`, `A, B and C`.</summary>
    /// <param name="names">One or more.</param>
    public static string List(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
    }

    /// <summary>`34%`.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Percent(double share) => $"{Round(share * 100):N0}%";

    /// <summary>`only 3%`, `less than 1%`, `none`: a share that is little.</summary>
    /// <param name="share">0 to 1.</param>
    public static string Only(double share) => share == 0 ? "none" : Round(share * 100) == 0 ? "less than 1%" : $"only {Percent(share)}";

    /// <summary>A text as a sentence begins.</summary>
    /// <param name="text">Not empty.</param>
    public static string Capital(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>`45`; halves up.</summary>
    /// <param name="number">A number.</param>
    public static string Whole(double number) => $"{Round(number):N0}";

    /// <summary>`1 artist`, `25 artists`: a rounded number of things.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">The singular of a noun with a regular plural.</param>
    public static string About(double number, string noun) => Count(Round(number), noun);

    /// <summary>`0.78`.</summary>
    /// <param name="score">Usually 0 to 1.</param>
    public static string Score(double score) => $"{Math.Round(score, 2, MidpointRounding.AwayFromZero):0.00}";

    /// <summary>`2.3x`.</summary>
    /// <param name="factor">A factor.</param>
    public static string Times(double factor) => $"{Math.Round(factor, 1, MidpointRounding.AwayFromZero):0.0}x";

    /// <summary>`38 minutes`, `1 hour`, `5 hours 12 minutes`; rounded to minutes, at least one.</summary>
    /// <param name="minutes">Minutes.</param>
    public static string Duration(double minutes)
    {
        var (hours, rest) = Math.DivRem(Math.Max(1, Round(minutes)), MinutesPerHour);
        return hours == 0 ? Count(rest, "minute")
            : rest == 0 ? Count(hours, "hour")
            : $"{Count(hours, "hour")} {Count(rest, "minute")}";
    }

    /// <summary>`5 weeks`, `6 months`, `3 years`: rounded, in weeks under two months and in years from two years on.</summary>
    /// <param name="days">Days, a week or more.</param>
    public static string Span(int days) => days switch
    {
        < 2 * DaysPerMonth => Count(Round(days / (double)DaysPerWeek), "week"),
        < 2 * DaysPerYear => Count(Round(days * MonthsPerYear / (double)DaysPerYear), "month"),
        _ => Count(Round(days / (double)DaysPerYear), "year"),
    };

    /// <summary>`14 March 2026`.</summary>
    /// <param name="date">A date.</param>
    public static string Date(LocalDate date) => $"{date.Day} {Month(date.Month)} {date.Year}";

    /// <summary>`March`.</summary>
    /// <param name="month">1 to 12.</param>
    public static string Month(int month) => MonthNames[month - 1];

    /// <summary>`9-11am`, `11am-1pm`, `10pm-2am`, `12-3am` from midnight.</summary>
    /// <param name="fromHour">0 to 23.</param>
    /// <param name="toHour">1 to 24.</param>
    public static string Hours(int fromHour, int toHour)
    {
        var (from, to) = (HalfOf(fromHour), HalfOf(toHour));
        return from == to && fromHour < toHour && toHour < Midnight
            ? $"{OnTheDial(fromHour)}-{OnTheDial(toHour)}{to}"
            : $"{OnTheDial(fromHour)}{from}-{OnTheDial(toHour)}{to}";
    }

    private static int OnTheDial(int hour) => hour % Noon == 0 ? Noon : hour % Noon;

    private static string HalfOf(int hour) => hour % Midnight < Noon ? "am" : "pm";

    private static long Round(double value) => (long)Math.Round(value, MidpointRounding.AwayFromZero);
}
