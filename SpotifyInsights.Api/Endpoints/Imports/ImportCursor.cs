using System.Globalization;
using SpotifyInsights.Storage.Imports;

namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>A place in the listing of imports, newest first; it stays one when the import is taken back.</summary>
/// <param name="CollectedAtTicks">Ticks of 100 ns since 1970.</param>
/// <param name="ImportId">Tells imports of one instant apart.</param>
public readonly record struct ImportCursor(long CollectedAtTicks, string ImportId)
{
    /// <summary>The order of the listing: newer imports first.</summary>
    public static IComparer<ImportCursor> Order { get; } = Comparer<ImportCursor>.Create((a, b) =>
    {
        var order = b.CollectedAtTicks.CompareTo(a.CollectedAtTicks);
        return order != 0 ? order : string.CompareOrdinal(a.ImportId, b.ImportId);
    });

    public static ImportCursor Of(string importId, ImportReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new(report.CollectedAt.ToUnixTimeTicks(), importId);
    }

    public static bool TryParse(string text, out ImportCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('_', 2);
        var isCursor = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && parts.Length == 2;
        cursor = isCursor ? new ImportCursor(ticks, parts[1]) : default;
        return isCursor;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CollectedAtTicks}_{ImportId}");
}
