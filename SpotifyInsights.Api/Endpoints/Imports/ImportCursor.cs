using System.Globalization;
using SpotifyInsights.Storage.Aggregates;

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

    public static ImportCursor Of(AppliedImport import)
    {
        ArgumentNullException.ThrowIfNull(import);
        return new(import.CollectedAt.ToUnixTimeTicks(), import.Id);
    }

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    public static ImportCursor Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('_', 2);
        return new ImportCursor(long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CollectedAtTicks}_{ImportId}");
}
