using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Calendars;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>The period of a recap: local days, half-open.</summary>
/// <param name="Kind">How long it is.</param>
/// <param name="From">Its first day.</param>
public sealed partial record RecapPeriod(RecapKind Kind, LocalDate From)
{
    /// <summary>The first year of which there are recaps.</summary>
    public const int FirstYear = 1901;

    /// <summary>The last year of which there are recaps.</summary>
    public const int LastYear = 2099;

    private const int MonthsPerQuarter = 3;
    private const int WeeksPerYear = 52;

    private const int RegexTimeoutMs = 1_000;

    /// <summary>The first day after it.</summary>
    public LocalDate To => Move(1);

    /// <summary>The period before it.</summary>
    public RecapPeriod Before => this with { From = Move(-1) };

    /// <summary>The same period a year before; of a week the one 52 weeks before, which has the same weekdays.</summary>
    public RecapPeriod YearBefore => this with { From = Kind == RecapKind.Week ? From.PlusWeeks(-WeeksPerYear) : From.PlusYears(-1) };

    /// <summary>`2025`, `2025-Q2`, `2025-03`, `2025-W14`.</summary>
    public string Label => Kind switch
    {
        RecapKind.Week => string.Create(CultureInfo.InvariantCulture, $"{WeekYearRules.Iso.GetWeekYear(From):0000}-W{WeekYearRules.Iso.GetWeekOfWeekYear(From):00}"),
        RecapKind.Month => string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}-{From.Month:00}"),
        RecapKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{From.Year:0000}-Q{((From.Month - 1) / MonthsPerQuarter) + 1}"),
        _ => From.Year.ToString("0000", CultureInfo.InvariantCulture),
    };

    /// <summary>The period that a text names; null for a text that names none of the kind, and outside the years 1901 to 2099.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="text">Its <see cref="Label"/>.</param>
    public static RecapPeriod? Parse(RecapKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern(kind).Match(text);
        var year = match.Success ? Number(match, "year") : 0;
        if (year is < FirstYear or > LastYear)
        {
            return null;
        }

        var part = match.Groups["part"].Success ? Number(match, "part") : 1;
        return kind switch
        {
            RecapKind.Week => part >= 1 && part <= WeekYearRules.Iso.GetWeeksInWeekYear(year) ? new(kind, WeekYearRules.Iso.GetLocalDate(year, part, IsoDayOfWeek.Monday)) : null,
            RecapKind.Month => part is >= 1 and <= 12 ? new(kind, new LocalDate(year, part, 1)) : null,
            RecapKind.Quarter => new(kind, new LocalDate(year, ((part - 1) * MonthsPerQuarter) + 1, 1)),
            _ => new(kind, new LocalDate(year, 1, 1)),
        };
    }

    /// <summary>The period that a day lies in.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="day">The day.</param>
    public static RecapPeriod Of(RecapKind kind, LocalDate day) => new(kind, kind switch
    {
        RecapKind.Week => day.PlusDays(1 - (int)day.DayOfWeek),
        RecapKind.Month => new LocalDate(day.Year, day.Month, 1),
        RecapKind.Quarter => new LocalDate(day.Year, ((day.Month - 1) / MonthsPerQuarter * MonthsPerQuarter) + 1, 1),
        _ => new LocalDate(day.Year, 1, 1),
    });

    private LocalDate Move(int periods) => Kind switch
    {
        RecapKind.Week => From.PlusWeeks(periods),
        RecapKind.Month => From.PlusMonths(periods),
        RecapKind.Quarter => From.PlusMonths(MonthsPerQuarter * periods),
        _ => From.PlusYears(periods),
    };

    private static Regex Pattern(RecapKind kind) => kind switch
    {
        RecapKind.Week => WeekText(),
        RecapKind.Month => MonthText(),
        RecapKind.Quarter => QuarterText(),
        _ => YearText(),
    };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-W(?<part>[0-9]{2})\z", RegexOptions.CultureInvariant, RegexTimeoutMs)]
    private static partial Regex WeekText();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-(?<part>[0-9]{2})\z", RegexOptions.CultureInvariant, RegexTimeoutMs)]
    private static partial Regex MonthText();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-Q(?<part>[1-4])\z", RegexOptions.CultureInvariant, RegexTimeoutMs)]
    private static partial Regex QuarterText();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})\z", RegexOptions.CultureInvariant, RegexTimeoutMs)]
    private static partial Regex YearText();
}
