using SpotifyInsights.Api.Importing.Files;
using SpotifyInsights.Api.Importing.Rows;

namespace SpotifyInsights.Api.Importing;

/// <summary>Reads the files of an upload, several at once.</summary>
internal sealed class UploadReading(IReadOnlyList<ImportFile> files, ReadRows rows, ReadingProgress progress)
{
    private const int MostAtOnce = 4;

    private readonly FileTally?[] tallies = new FileTally?[files.Count];
    private readonly ImportRefusedException?[] refusals = new ImportRefusedException?[files.Count];
    private int next;

    /// <summary>Reads all of them.</summary>
    /// <returns>What was counted in each; null for a file of no known form.</returns>
    /// <exception cref="ImportRefusedException">The upload as a whole cannot be read.</exception>
    public async Task<IReadOnlyList<FileTally?>> ReadAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var atOnce = Math.Clamp(Math.Min(Environment.ProcessorCount, files.Count), 1, MostAtOnce);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(() => WorkAsync(stopping), CancellationToken.None)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Told to stop because another one was refused.
        }

        return Array.Find(refusals, refusal => refusal is not null) is { } first ? throw first : tallies;
    }

    private async Task WorkAsync(CancellationTokenSource stopping)
    {
        var reading = new FileReading(rows, progress);
        for (var file = Take(); file < files.Count; file = Take())
        {
            try
            {
                tallies[file] = await reading.ReadAsync(file, files[file], stopping.Token);
            }
            catch (ImportRefusedException refusal)
            {
                refusals[file] = refusal;
                await stopping.CancelAsync();
            }
            catch
            {
                await stopping.CancelAsync();
                throw;
            }
        }

        reading.Complete();
    }

    private int Take() => Interlocked.Increment(ref next) - 1;
}
