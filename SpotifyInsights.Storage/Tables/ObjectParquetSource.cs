using SpotifyInsights.Parquet;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Tables;

/// <summary>A Parquet file in an object store, read in ranges. Only for files that never change under their key.</summary>
internal sealed class ObjectParquetSource(IObjectStore objects, string key, long length) : IParquetSource
{
    /// <summary>Where the file lies.</summary>
    public string Key => key;

    /// <inheritdoc/>
    public long Length => length;

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken) =>
        await objects.GetBytesAsync(key, offset, length, cancellationToken)
            ?? throw new CorruptObjectException(key, "the file is named elsewhere, and it is not there");
}
