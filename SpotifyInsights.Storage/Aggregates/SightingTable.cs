using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A version file of what was ever in a top list.</summary>
/// <param name="columns">The columns of what was said of an item.</param>
/// <param name="items">Reads it.</param>
internal sealed class SightingTable<T>(IEnumerable<Column<Sighting<T>>> columns, Func<TableRows, Func<int, T>> items)
{
    private readonly Table<Sighting<T>> rows = new(
    [
        Column<Sighting<T>>.Text("key", row => row.Key),
        .. columns,
        Column<Sighting<T>>.Time("seen_at", row => row.SeenAt),
    ]);

    public ReadOnlyMemory<byte> Write(IReadOnlyList<Sighting<T>> sightings) => rows.Write([sightings]);

    public IReadOnlyList<Sighting<T>> Read(StoredObject stored) => TableRows.Read(stored, reader => TableRows.ReadAll(reader, RowReader));

    private Func<int, Sighting<T>> RowReader(TableRows read)
    {
        var (key, seenAt, item) = (read.Text("key"), TableRows.Required("seen_at", read.Time("seen_at")), items(read));
        return row => new(key(row) ?? throw new FormatException("a row has no key"), seenAt(row), item(row));
    }
}
