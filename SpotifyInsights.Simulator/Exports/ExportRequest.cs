using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>An export as somebody asks for it in an address or on the command line.</summary>
internal static class ExportRequest
{
    private const int DefaultYears = 10;

    /// <summary>Null and a sentence when a value cannot be read.</summary>
    /// <param name="value">The text of a name, null where it is not given: `form`, `from`, `to` (dates), `years`, `seed`, `indented`, `sorted`, `missing` (numbers with commas).</param>
    /// <param name="now">The end where none is given.</param>
    /// <param name="mistake">What is wrong.</param>
    public static ExportOptions? Read(Func<string, string?> value, Instant now, out string mistake)
    {
        mistake = "";
        if (!Enum.TryParse<ExportForm>(value("form") ?? nameof(ExportForm.ExtendedHistory), ignoreCase: true, out var form) || !Enum.IsDefined(form))
        {
            mistake = $"form: one of {string.Join(", ", Enum.GetNames<ExportForm>())}";
            return null;
        }

        if (!TryDate(value("to"), now, out var to)
            || !int.TryParse(value("years") ?? $"{DefaultYears}", NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            || !TryDate(value("from"), to.InUtc().LocalDateTime.PlusYears(-Math.Min(years, 100)).InUtc().ToInstant(), out var from)
            || !int.TryParse(value("seed") ?? "1", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed)
            || !bool.TryParse(value("indented") ?? "true", out var isIndented)
            || !bool.TryParse(value("sorted") ?? "true", out var isSorted)
            || !TryNumbers(value("missing"), out var missing))
        {
            mistake = "from and to are dates (2025-01-31), years and seed whole numbers, indented and sorted true or false, missing numbers with commas";
            return null;
        }

        return new ExportOptions { Form = form, From = from, To = to, Seed = seed, IsIndented = isIndented, IsSorted = isSorted, MissingFiles = missing };
    }

    private static bool TryDate(string? text, Instant otherwise, out Instant instant)
    {
        instant = otherwise;
        if (text is null)
        {
            return true;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        instant = parsed.Success ? parsed.Value.AtMidnight().InUtc().ToInstant() : otherwise;
        return parsed.Success;
    }

    private static bool TryNumbers(string? text, out int[] numbers)
    {
        var parts = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return false;
            }
        }

        return true;
    }
}
