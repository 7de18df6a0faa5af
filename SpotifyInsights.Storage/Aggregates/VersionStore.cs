using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Tables;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Files named by their content. Which of them count is for the manifest to say; the others are left over from races and earlier states.</summary>
public sealed class VersionStore(IObjectStore objects)
{
    /// <summary>The file, which must be there because a manifest names it; <see cref="CorruptObjectException"/> when it is not.</summary>
    public async Task<StoredObject> GetAsync(string userId, string version, CancellationToken cancellationToken)
    {
        var key = Keys.Version(userId, version);
        return await objects.GetAsync(key, cancellationToken)
            ?? throw new CorruptObjectException(key, "the manifest names this file, and it is not there");
    }

    /// <summary>The file as a source of ranges.</summary>
    internal ObjectParquetSource Source(string userId, string version, long bytes) => new(objects, Keys.Version(userId, version), bytes);

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
}
