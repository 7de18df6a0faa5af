using System.Text;
using System.Text.Json;

namespace SpotifyInsights.Api.Tables;

/// <summary>
/// Rows as CSV (RFC 4180): commas, a header, CRLF, quotes where needed, UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe in front, for names of
/// tracks are written by strangers.
/// </summary>
public static class CsvText
{
    private const string FormulaStarts = "=+-@＝＋－＠";
    private const char Apostrophe = '\'';

    /// <summary>A table.</summary>
    /// <param name="columns">What stands in it; the header has their names.</param>
    /// <param name="rows">Objects.</param>
    public static byte[] Write(IReadOnlyList<CsvColumn> columns, IEnumerable<JsonElement> rows)
    {
        var text = new StringBuilder();
        AppendLine(text, columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            AppendLine(text, columns.Select(column => Field(column.Find(row))));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A value as it stands in a field, not yet quoted. Unknown is empty.</summary>
    public static string Field(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => Guard(value.Value.GetString())!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
        _ => "",
    };

    private static void AppendLine(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quote)).Append("\r\n");

    /// <summary>A text with an apostrophe in front where a spreadsheet would calculate it; null stays null.</summary>
    public static string? Guard(string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Spreadsheets pass over blanks in front.
        var start = text.AsSpan().TrimStart();
        var isFormula = start.Length > 0 && FormulaStarts.Contains(start[0], StringComparison.Ordinal);
        return isFormula || (text.Length > 0 && text[0] is '\t' or '\r' or '\n') ? Apostrophe + text : text;
    }

    /// <summary>A field in quotes where it needs them.</summary>
    public static string Quote(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.AsSpan().ContainsAny(",\"\r\n") || (field.Length > 0 && (field[0] == ' ' || field[^1] == ' ')) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }
}
