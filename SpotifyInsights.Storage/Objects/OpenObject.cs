using System.Runtime.InteropServices;

namespace SpotifyInsights.Storage.Objects;

/// <summary>An object that is open for reading.</summary>
/// <param name="info">What the store says of it.</param>
/// <param name="content">The whole object, seekable; closed together with this.</param>
public sealed class OpenObject(ObjectInfo info, Stream content) : IDisposable
{
    /// <summary>What the store says of the version that is open.</summary>
    public ObjectInfo Info => info;

    /// <summary>Its content, from the beginning; seekable.</summary>
    public Stream Content => content;

    /// <summary>An object that is in memory anyway.</summary>
    public static OpenObject Of(StoredObject stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new OpenObject(stored.Info, StreamOf(stored.Content));
    }

    /// <summary>Closes it.</summary>
    public void Dispose() => content.Dispose();

    internal static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);
}
