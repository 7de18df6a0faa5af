using System.Buffers;
using System.IO.Pipelines;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Exporting;

/// <summary>Writes a listener's whole history, a month in memory at a time, as fast as it is taken.</summary>
public sealed class HistoryExport(StoredPlays plays)
{
    // What lies waiting before the reader is waited for.
    private const int PieceBytes = 64 * 1024;

    /// <summary>Writes the history.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="format">What as.</param>
    /// <param name="target">Where to; not completed.</param>
    /// <param name="marks">Which plays the listener excludes.</param>
    /// <param name="cancellationToken">Ends it: no further month is read.</param>
    public Task WriteAsync(string userId, ExportFormat format, PipeWriter target, ExcludedMarks marks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(target);
        return format switch
        {
            ExportFormat.Json => WriteRowsAsync(userId, buffer => new JsonPlays(buffer), target, marks, cancellationToken),
            ExportFormat.Csv => WriteRowsAsync(userId, buffer => new CsvPlays(buffer), target, marks, cancellationToken),
            ExportFormat.Parquet => WriteParquetAsync(userId, target, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "The format has no writer."),
        };
    }

    private async Task WriteRowsAsync(string userId, Func<IBufferWriter<byte>, IWrittenPlays> make, PipeWriter target, ExcludedMarks marks, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * PieceBytes);
        var writer = make(buffer);
        writer.Begin();
        await foreach (var month in plays.ReadAsync(userId, cancellationToken))
        {
            writer.BeginMonth();
            foreach (var play in month)
            {
                writer.Add(play, marks.Take(play));
                if (buffer.WrittenCount >= PieceBytes)
                {
                    await SendAsync(buffer, target, cancellationToken);
                }
            }
        }

        writer.End();
        await SendAsync(buffer, target, cancellationToken);
    }

    private async Task WriteParquetAsync(string userId, PipeWriter target, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(PieceBytes);
        await using var stream = new GrowingStream(buffer);
        await plays.WriteParquetAsync(userId, stream, () => SendAsync(buffer, target, cancellationToken), cancellationToken);
    }

    private static async Task SendAsync(ArrayBufferWriter<byte> buffer, PipeWriter target, CancellationToken cancellationToken)
    {
        var sent = await target.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();

        // Whoever has hung up takes nothing any more, whether or not the token says so already.
        if (sent.IsCompleted || sent.IsCanceled)
        {
            throw new OperationCanceledException("Nobody reads the export any more.");
        }
    }
}
