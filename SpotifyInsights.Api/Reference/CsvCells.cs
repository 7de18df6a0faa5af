using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace SpotifyInsights.Api.Reference;

/// <summary>The current row of a CSV file.</summary>
/// <param name="csv">The reader.</param>
/// <param name="places">Where the columns are, as <see cref="ReferenceHeader.Places"/>.</param>
internal sealed class CsvCells(CsvReader csv, int[] places) : IReferenceCells
{
    public bool TryText(int column, out string? value)
    {
        var written = Bytes(column);
        var isText = Utf8.IsValid(written);
        value = isText && !written.IsEmpty ? csv.GetString(places[column]) : null;
        return isText;
    }

    public bool TryNumber(int column, out double? value)
    {
        var written = Bytes(column);
        value = null;
        if (written.IsEmpty)
        {
            return true;
        }

        value = double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        return value is not null;
    }

    public bool TryFlag(int column, out bool? value)
    {
        var written = Bytes(column);
        value = Ascii.EqualsIgnoreCase(written, "true"u8) || written.SequenceEqual("1"u8) ? true
            : Ascii.EqualsIgnoreCase(written, "false"u8) || written.SequenceEqual("0"u8) ? false
            : null;
        return value is not null || written.IsEmpty;
    }

    public string Written(int column) => places[column] < 0 ? "" : csv.GetString(places[column]);

    private ReadOnlySpan<byte> Bytes(int column) => places[column] < 0 ? [] : csv.GetSpan(places[column]);
}
