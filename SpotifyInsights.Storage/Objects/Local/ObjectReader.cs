namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>Reads objects so that content, length and ETag belong to one version. Takes no lock: a file that has a name is never written to by the store.</summary>
internal sealed class ObjectReader(LocalFolder folder, TagCache tags)
{
    private const int MaxAttempts = 5;

    public bool Exists(string key)
    {
        using var file = ObjectFile.TryOpen(folder.PathOf(key));
        return file is not null;
    }

    public StoredObject? Get(string key, CancellationToken cancellationToken)
    {
        using var file = ObjectFile.TryOpen(folder.PathOf(key));
        return file is null ? null : Unchanged(key, file, stamp => Whole(key, file, stamp, cancellationToken));
    }

    public OpenObject? Open(string key, CancellationToken cancellationToken)
    {
        var file = ObjectFile.TryOpen(folder.PathOf(key));
        if (file is null)
        {
            return null;
        }

        try
        {
            var info = Unchanged(key, file, stamp => new ObjectInfo(key, stamp.Length, tags.TagOf(key, file, stamp, cancellationToken), stamp.ModifiedAt));
            return new OpenObject(info, file.ToStream());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public StoredObject? GetRange(string key, long offset, int length, string? ifMatch, CancellationToken cancellationToken)
    {
        using var file = ObjectFile.TryOpen(folder.PathOf(key));
        return file is null ? null : Unchanged(key, file, stamp =>
        {
            var tag = tags.TagOf(key, file, stamp, cancellationToken);
            if (ifMatch is not null && ifMatch != tag)
            {
                throw new ObjectChangedException(key);
            }

            var count = (int)Math.Clamp(stamp.Length - offset, 0, length);
            return new StoredObject(new ObjectInfo(key, stamp.Length, tag, stamp.ModifiedAt), file.Read(offset, count, cancellationToken));
        });
    }

    public ReadOnlyMemory<byte>? GetBytes(string key, long offset, int length, CancellationToken cancellationToken)
    {
        using var file = ObjectFile.TryOpen(folder.PathOf(key));
        return file is null
            ? (ReadOnlyMemory<byte>?)null
            : Unchanged(key, file, stamp => file.Read(offset, (int)Math.Clamp(stamp.Length - offset, 0, length), cancellationToken));
    }

    private static StoredObject Whole(string key, ObjectFile file, FileStamp stamp, CancellationToken cancellationToken)
    {
        if (stamp.Length > Array.MaxLength)
        {
            throw new ObjectStoreException(key, $"is {stamp.Length} bytes long, too long to be read at once");
        }

        var content = file.Read(0, (int)stamp.Length, cancellationToken);
        return new StoredObject(new ObjectInfo(key, stamp.Length, ContentTag.Of(content.Span), stamp.ModifiedAt), content);
    }

    // Other tools may write into the file while it is read. (A put meanwhile moves the stamp once, too: the old file loses its name.)
    private static T Unchanged<T>(string key, ObjectFile file, Func<FileStamp, T> read)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stamp = file.Stamp();
            var result = read(stamp);
            if (file.Stamp() == stamp)
            {
                return result;
            }
        }

        throw new ObjectStoreException(key, "is being written to by another program");
    }
}
