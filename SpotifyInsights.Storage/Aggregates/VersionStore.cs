using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Files named by their content. Which of them count is for the manifest to say; the others are left over from races and earlier states.</summary>
public sealed class VersionStore(IObjectStore objects)
{
    /// <summary>
    /// The file, which must be there because a manifest names it, and hold what its name says; <see cref="CorruptObjectException"/> when it is not, or when
    /// something else lies there.
    /// </summary>
    public async Task<StoredObject> GetAsync(string userId, string version, CancellationToken cancellationToken)
    {
        var key = Keys.Version(userId, version);
        var stored = await objects.GetAsync(key, cancellationToken)
            ?? throw new CorruptObjectException(key, "the manifest names this file, and it is not there");
        return ContentHash.Of(stored.Content.Span) == version ? stored : throw Replaced(stored);
    }

    /// <summary>The file of a month as a source of ranges; its end is held against what the manifest noted of it.</summary>
    internal ObjectParquetSource Source(string userId, MonthEntry month) =>
        new(objects, Keys.Version(userId, month.Version), month.Bytes, new KnownEnd(month.HistoryBytes, month.HistoryHash));

    /// <summary>
    /// Writes the file and returns its version and ETag. It is written even where it lies already: that renews its age,
    /// so that nobody takes it for left over before the manifest names it.
    /// </summary>
    public async Task<(string Version, string ETag)> PutAsync(string userId, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var version = ContentHash.Of(content.Span);
        var result = await objects.PutAsync(Keys.Version(userId, version), content, PutCondition.None, cancellationToken);
        return (version, result.ETag!);
    }

    /// <summary>Deletes files that were written for a state that never came to count.</summary>
    public Task DeleteAsync(string userId, IReadOnlyCollection<string> versions, CancellationToken cancellationToken) =>
        objects.DeleteAllAsync([.. versions.Select(version => Keys.Version(userId, version))], cancellationToken);

    /// <summary>Deletes files that <paramref name="kept"/> does not name and that were written before <paramref name="before"/>.</summary>
    public async Task DeleteUnreferencedAsync(
        string userId, IReadOnlySet<string> kept, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var leftOver = await objects.ListAsync(Keys.VersionsFolder(userId), startAfter: null, cancellationToken)
            .Where(file => file.ModifiedAt < before && !kept.Contains(Path.GetFileNameWithoutExtension(file.Key)))
            .Select(file => file.Key)
            .ToListAsync(cancellationToken);
        if (leftOver.Count > 0)
        {
            await objects.DeleteAllAsync(leftOver, cancellationToken);
        }
    }

    // What is no Parquet file, or one of a newer release, is told as such.
    private static CorruptObjectException Replaced(StoredObject stored) => TableRows.Read(
        stored, _ => new CorruptObjectException(stored.Info.Key, "something else lies there than what the manifest names: its content does not fit its name"));
}
