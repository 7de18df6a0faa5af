using NodaTime;

namespace SpotifyInsights.Api.Importing.Rows;

/// <summary>Months as numbers that follow each other.</summary>
internal static class MonthNumber
{
    private const int PerYear = 12;

    public static int Of(YearMonth month) => (month.Year * PerYear) + month.Month - 1;

    public static YearMonth ToMonth(int number) => new(number / PerYear, (number % PerYear) + 1);
}
