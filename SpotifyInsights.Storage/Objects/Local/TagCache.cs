using System.Collections.Concurrent;

namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>
/// The tags of files that were read before, so that ranged reads of a large object do not read all of it each time. A tag counts only for
/// the stamp it was computed at; any change moves the stamp. Without change times nothing is kept, and small files are hashed each time.
/// </summary>
internal sealed class TagCache(TemporaryFiles temporary)
{
    private const int MaxEntries = 16_384;

    // Asking for the kernel's time makes and removes a file, which takes longer than to hash so much: a manifest changes with every collection.
    private const int WorthKeeping = 64 << 10;

    private readonly ConcurrentDictionary<string, (FileStamp Stamp, string Tag)> entries = new(StringComparer.Ordinal);

    /// <summary>The tag of the file as it is at <paramref name="stamp"/>.</summary>
    public string TagOf(string key, ObjectFile file, FileStamp stamp, CancellationToken cancellationToken)
    {
        if (stamp.Change is not { } change || stamp.Length < WorthKeeping)
        {
            return file.Hash(cancellationToken);
        }

        if (entries.TryGetValue(key, out var known) && known.Stamp == stamp)
        {
            return known.Tag;
        }

        // Two changes within one tick of the kernel's clock leave the same stamp. So the tag is kept only when the file's last change lies
        // in an earlier tick than a moment before the hash: whatever happens from there on moves the stamp.
        var start = temporary.KernelTime();
        var tag = file.Hash(cancellationToken);
        if (start is { } moment && change.IsBefore(moment) && file.Stamp() == stamp)
        {
            Keep(key, stamp, tag);
        }

        return tag;
    }

    private void Keep(string key, FileStamp stamp, string tag)
    {
        if (entries.Count >= MaxEntries)
        {
            entries.Clear();
        }

        entries[key] = (stamp, tag);
    }
}
