using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Tables;

/// <summary>A Parquet file in an object store, read in ranges. Only for files that never change under their key.</summary>
/// <param name="objects">The store.</param>
/// <param name="key">Where the file lies.</param>
/// <param name="length">How long it is, in bytes.</param>
/// <param name="end">What its end must be, when it is read at once: else something else lies there.</param>
internal sealed class ObjectParquetSource(IObjectStore objects, string key, long length, KnownEnd end) : IParquetSource
{
    /// <summary>Where the file lies.</summary>
    public string Key => key;

    /// <inheritdoc/>
    public long Length => length;

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        var bytes = await objects.GetBytesAsync(key, offset, length, cancellationToken)
            ?? throw new CorruptObjectException(key, "the file is named elsewhere, and it is not there");
        var isEnd = length == end.Bytes && offset == Length - length;
        return !isEnd || end.Hash is null || ContentHash.Of(bytes.Span) == end.Hash
            ? bytes
            : throw new CorruptObjectException(key, "its end is not what was noted when it was written");
    }
}
