using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace SpotifyInsights.Api.Importing;

/// <summary>Times as exports write them, in UTC, as Unix milliseconds.</summary>
internal static class ReportedTime
{
    // Ten digits are seconds until the year 2286, thirteen are milliseconds since 2001. Eleven and twelve can only be milliseconds of the years before.
    private const long LeastMilliseconds = 100_000_000_000;
    private const long MostMilliseconds = 10_000_000_000_000;
    private const int MsPerSecond = 1000;

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm",
    ];

    /// <summary>`2019-03-01T12:34:56Z`, `2019-03-01 12:34`, and the few other forms that were seen; null for anything else.</summary>
    public static long? Parse(ReadOnlySpan<byte> text) => ParseUsual(text) ?? ParseRare(text);

    /// <summary>A number of seconds or milliseconds, told apart by its size; null where it is neither.</summary>
    public static long? OfNumber(long number) => number switch
    {
        < 0 or >= MostMilliseconds => null,
        >= LeastMilliseconds => number,
        _ => number * MsPerSecond,
    };

    // Everything but a row in a million is of these two forms.
    private static long? ParseUsual(ReadOnlySpan<byte> text)
    {
        var isToSecond = text.Length == 20 && text[10] == 'T' && text[16] == ':' && text[19] == 'Z';
        var isToMinute = text.Length == 16 && text[10] == ' ';
        if (!(isToSecond || isToMinute) || text[4] != '-' || text[7] != '-' || text[13] != ':')
        {
            return null;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        var (hour, minute, second) = (Digits(text.Slice(11, 2)), Digits(text.Slice(14, 2)), isToSecond ? Digits(text.Slice(17, 2)) : 0);
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60
            ? new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).ToUnixTimeMilliseconds()
            : null;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }

    private static long? ParseRare(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out long number, out var read) && read == text.Length)
        {
            return OfNumber(number);
        }

        const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(Encoding.UTF8.GetString(text), Forms, CultureInfo.InvariantCulture, Style, out var time)
            ? time.ToUnixTimeMilliseconds()
            : null;
    }
}
