using SpotifyInsights.Parquet;

namespace SpotifyInsights.Tests.Parquet;

/// <summary>A file in memory that remembers which ranges were read.</summary>
internal sealed class CountingSource(byte[] file) : IParquetSource
{
    public List<(long Offset, int Length)> Reads { get; } = [];

    public long Length => file.Length;

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int length, CancellationToken cancellationToken)
    {
        Reads.Add((offset, length));
        await Task.Yield();
        return file.AsMemory((int)offset, length);
    }
}
