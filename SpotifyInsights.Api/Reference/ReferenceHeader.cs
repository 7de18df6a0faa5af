using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>Where a file has the columns of the set, in whatever order, and what else it has.</summary>
internal sealed class ReferenceHeader
{
    private const int NamesShown = 8;
    private const int LongestNameShown = 40;

    // What pandas makes of the unnamed first column.
    private static readonly string[] IndexNames = [ReferenceColumns.Index, "", "Unnamed: 0"];

    private ReferenceHeader(int[] places, IReadOnlyList<string> ignored) => (Places, Ignored) = (places, ignored);

    /// <summary>The place in the file of each of <see cref="ReferenceRowReader.Columns"/>; -1 for a row's number that the file does not have.</summary>
    public int[] Places { get; }

    /// <summary>Columns that are not of the set.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Finds the columns by their names, capitals and blanks around them aside.</summary>
    /// <exception cref="ReferenceRefusedException">One is missing or stands twice.</exception>
    public static ReferenceHeader Of(IReadOnlyList<string> names)
    {
        var trimmed = names.Select(name => name.Trim()).ToList();
        var places = ReferenceRowReader.Columns.Select((column, place) => PlaceOf(trimmed, place == 0 ? IndexNames : [column])).ToArray();
        var missing = ReferenceColumns.Required.Where((_, place) => places[place + 1] < 0).ToList();
        if (missing.Count > 0)
        {
            throw new ReferenceRefusedException(new(1, missing[0], $"The file has no column {List(missing)}. It has {List(trimmed)}."));
        }

        return new(places, [.. trimmed.Where((_, place) => !places.Contains(place))]);
    }

    private static int PlaceOf(List<string> names, string[] wanted)
    {
        var found = names.Index().Where(name => wanted.Contains(name.Item, StringComparer.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            0 => -1,
            1 => found[0].Index,
            _ => throw new ReferenceRefusedException(new(1, found[0].Item, "The file has this column more than once.")),
        };
    }

    private static string List(List<string> names)
    {
        var shown = names.Take(NamesShown).Select(name => name.Length <= LongestNameShown ? $"`{name}`" : $"`{name[..LongestNameShown]}…`");
        return string.Join(", ", shown) + (names.Count > NamesShown ? $" and {names.Count - NamesShown} more" : "");
    }
}
