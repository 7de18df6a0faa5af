using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>
/// `recent_tracks.parquet` of a snapshot or poll. When the page was collected and whether anything older exists stands in the file's key-values.
/// </summary>
internal static class RecentTracksSchema
{
    private const string CollectedAtKey = "collected_at";
    private const string IsWholeKey = "is_whole";

    private static readonly Table<PlayRow> Rows = new(PlayRowColumns.Of<PlayRow>(row => row));

    public static ParquetSchema Schema => Rows.Schema;

    public static ReadOnlyMemory<byte> Write(RecentTracksPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var keyValues = new Dictionary<string, string>
        {
            [CollectedAtKey] = InstantPattern.ExtendedIso.Format(ToMilliseconds(page.CollectedAt)),
            [IsWholeKey] = page.IsWhole ? "true" : "false",
        };
        return Rows.Write([[.. page.Plays.Select(PlayRow.OfApi)]], keyValues);
    }

    /// <summary>Files of the original Python code say nothing of their collection: then it is what <paramref name="collectionId"/> says.</summary>
    public static RecentTracksPage Read(StoredObject stored, string collectionId) => TableRows.Read(stored, reader =>
    {
        var collectedAt = reader.KeyValues.TryGetValue(CollectedAtKey, out var text)
            ? InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow()
            : CollectionId.ToInstant(collectionId);
        var isWhole = reader.KeyValues.TryGetValue(IsWholeKey, out var whole) && whole == "true";
        return new RecentTracksPage(ToMilliseconds(collectedAt), isWhole, TableRows.ReadAll(reader, PlayRowColumns.Reader));
    });

    private static Instant ToMilliseconds(Instant instant) => Instant.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
