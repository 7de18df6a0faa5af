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
    private const char Guard = '\'';

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
        JsonValueKind.String => Guarded(value.Value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
        _ => "",
    };

    private static void AppendLine(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Quoted)).Append("\r\n");

    // Spreadsheets pass over blanks in front.
    private static string Guarded(string text)
    {
        var start = text.AsSpan().TrimStart();
        var isFormula = start.Length > 0 && FormulaStarts.Contains(start[0], StringComparison.Ordinal);
        return isFormula || (text.Length > 0 && text[0] is '\t' or '\r' or '\n') ? Guard + text : text;
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") || (field.Length > 0 && (field[0] == ' ' || field[^1] == ' ')) ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
