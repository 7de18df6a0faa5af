using NodaTime;
using NodaTime.Text;
using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The files that other tools read, made from the versions that a manifest names. No answer of this program comes from them.</summary>
public sealed class PublishedView(IObjectStore objects)
{
    // Of a day's plays in the file of all of them.
    private const int MostGrowth = 1 << 18;

    private readonly VersionStore versions = new(objects);
    private readonly SnapshotCatalogueStore catalogues = new(new VersionStore(objects));

    /// <summary>
    /// Writes the view: the months that changed since it was last written (<paramref name="everything"/>: all), and the files over all months.
    /// Each file changes at once; a crash between two of them is made good by the next call. False when somebody else published meanwhile:
    /// then nobody knows what lies there, and everything has to be written again.
    /// </summary>
    public async Task<bool> TryPublishAsync(string userId, Manifest manifest, bool everything, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var before = await PublishedBefore.FindAsync(objects, userId, cancellationToken);
        if (!everything && before.State?.DataVersion == manifest.DataVersion)
        {
            return true;
        }

        if (await TryPublishPlaysAsync(userId, manifest, before, everything, cancellationToken) is not { } etag)
        {
            return false;
        }

        await DeleteEmptyMonthsAsync(userId, manifest, everything ? null : before.State, cancellationToken);
        if (manifest.SnapshotSeries is { } series)
        {
            var file = await versions.GetAsync(userId, series.Version, cancellationToken);
            await objects.PutAsync(Keys.AllSnapshotsMetrics(userId), file.Content, PutCondition.None, cancellationToken);
        }

        var published = new SortedDictionary<string, string>(WithPlays(manifest).ToDictionary(NameOf, entry => entry.Version), StringComparer.Ordinal);
        var next = new PublishedState(manifest.DataVersion, etag, published);
        var result = await objects.PutJsonAsync(
            Keys.Published(userId), next, StorageJson.Default.PublishedState, before.StateIsUnchanged, cancellationToken);
        return result.IsWritten;
    }

    internal Task<PublishedState?> FindStateAsync(string userId, CancellationToken cancellationToken) =>
        objects.GetJsonAsync(Keys.Published(userId), StorageJson.Default.PublishedState, cancellationToken);

    private static IEnumerable<MonthEntry> WithPlays(Manifest manifest) => manifest.Months.Where(month => month.Rows > 0);

    private static string NameOf(MonthEntry entry) => YearMonthPattern.Iso.Format(entry.Month);

    private static string MonthKey(string userId, YearMonth month) => Keys.MonthOfRecentTracks(userId, month.Year, month.Month);

    /// <summary>Writes the plays, then what follows from them; returns the ETag of the file of all plays, or null when somebody else wrote it meanwhile.</summary>
    private async Task<string?> TryPublishPlaysAsync(
        string userId, Manifest manifest, PublishedBefore before, bool everything, CancellationToken cancellationToken)
    {
        var tallies = new TrackTallies();
        var changed = new List<(string Key, ReadOnlyMemory<byte> File)>();
        using var all = new AllRecentTracksFile(before.Bytes + MostGrowth);
        foreach (var entry in WithPlays(manifest))
        {
            var same = everything ? null : before.Find(NameOf(entry), entry.Version);
            var plays = same is { } lying
                ? Take(lying.Plays, lying.RowGroup, tallies)
                : TableRows.Read(
                    await versions.GetAsync(userId, entry.Version, cancellationToken),
                    reader => Take(reader, MonthVersionSchema.PlaysRowGroup(reader), tallies));
            all.Add(plays);
            if (same is null)
            {
                changed.Add((MonthKey(userId, entry.Month), FileOf(plays)));
            }
        }

        var result = await objects.PutAsync(Keys.AllRecentTracks(userId), all.Complete(), before.PlaysAreUnchanged, cancellationToken);
        if (!result.IsWritten)
        {
            return null;
        }

        foreach (var (key, file) in changed)
        {
            await objects.PutAsync(key, file, PutCondition.None, cancellationToken);
        }

        await PutUniqueItemsAsync(userId, manifest, tallies, cancellationToken);
        return result.ETag;
    }

    private static ReadOnlyMemory<byte> FileOf(IReadOnlyList<ColumnData> plays)
    {
        using var file = new AllRecentTracksFile();
        file.Add(plays);
        return file.Complete();
    }

    private static IReadOnlyList<ColumnData> Take(ParquetReader reader, int rowGroup, TrackTallies tallies)
    {
        tallies.Add(new TableRows(reader, rowGroup));
        return AllRecentTracksFile.ColumnsOf(reader, rowGroup);
    }

    // Months of an import that was taken back. Without a state nobody knows what lies there, so it is listed.
    private async Task DeleteEmptyMonthsAsync(string userId, Manifest manifest, PublishedState? former, CancellationToken cancellationToken)
    {
        var kept = WithPlays(manifest).Select(entry => MonthKey(userId, entry.Month)).ToHashSet(StringComparer.Ordinal);
        var lying = former is null
            ? await objects.ListAsync(Keys.MonthsOfRecentTracksFolder(userId), startAfter: null, cancellationToken).Select(file => file.Key).ToListAsync(cancellationToken)
            : former.Months.Keys.Select(name => MonthKey(userId, YearMonthPattern.Iso.Parse(name).GetValueOrThrow())).ToList();
        foreach (var key in lying.Where(key => !kept.Contains(key)))
        {
            await objects.DeleteAsync(key, cancellationToken);
        }
    }

    private async Task PutUniqueItemsAsync(string userId, Manifest manifest, TrackTallies tallies, CancellationToken cancellationToken)
    {
        var catalogue = await catalogues.ReadAsync(userId, manifest, cancellationToken);
        var tracks = UniqueItems.Tracks(tallies, catalogue);
        var artists = UniqueItems.Artists(tracks, catalogue);
        await objects.PutAsync(Keys.UniqueTracks(userId), UniqueTracksSchema.Write(tracks), PutCondition.None, cancellationToken);
        await objects.PutAsync(Keys.UniqueArtists(userId), UniqueArtistsSchema.Write(artists), PutCondition.None, cancellationToken);
    }
}
