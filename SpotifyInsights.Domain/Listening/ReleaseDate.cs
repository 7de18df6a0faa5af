using System.Globalization;

namespace SpotifyInsights.Domain.Listening;

/// <summary>A release date as a number.</summary>
/// <param name="Day">Days since 1970-01-01; of a month or year its first day; <see cref="TrackAttributes.UnknownDay"/> where not known.</param>
/// <param name="Precision">How exactly it is known.</param>
public readonly record struct ReleaseDate(int Day, DatePrecision Precision)
{
    private const int YearLength = 4;
    private const int MonthLength = 7;
    private const int DayLength = 10;

    /// <summary>No date.</summary>
    public static ReleaseDate Unknown { get; } = new(TrackAttributes.UnknownDay, DatePrecision.Unknown);

    /// <summary>
    /// Reads `2019-05-03`, `2019-05` or `2019`; anything else, and Spotify's `0000` for "not known", is <see cref="Unknown"/>.
    /// </summary>
    /// <param name="text">The date as given.</param>
    /// <param name="precision">
    /// Spotify's `day`, `month` or `year`, where given: `2019-01-01` to the year is a year. Never makes a date more exact than its text.
    /// </param>
    public static ReleaseDate Parse(string? text, string? precision = null)
    {
        var (written, format) = text?.Length switch
        {
            YearLength => (DatePrecision.Year, "yyyy"),
            MonthLength => (DatePrecision.Month, "yyyy-MM"),
            DayLength => (DatePrecision.Day, "yyyy-MM-dd"),
            _ => (DatePrecision.Unknown, ""),
        };
        if (written == DatePrecision.Unknown
            || !DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return Unknown;
        }

        var known = precision switch { "year" => DatePrecision.Year, "month" => DatePrecision.Month, _ => DatePrecision.Day };
        var exactness = known > written ? known : written;
        var first = exactness switch
        {
            DatePrecision.Year => new DateOnly(date.Year, 1, 1),
            DatePrecision.Month => new DateOnly(date.Year, date.Month, 1),
            _ => date,
        };
        return new(LocalDay.From(NodaTime.LocalDate.FromDateOnly(first)), exactness);
    }
}
