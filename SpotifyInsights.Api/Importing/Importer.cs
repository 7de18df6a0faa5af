using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Importing;

/// <summary>From uploaded files to plays: reads every row, says what became of it, keeps it, and brings the aggregates up to date.</summary>
public sealed class Importer(IObjectStore objects, Aggregator aggregator, ImportLimits limits)
{
    /// <summary>
    /// Imports files of any mixture of formats as one import. The same rows again change nothing. A run that is cancelled, or that fails, before
    /// <see cref="ImportPhase.Publishing"/> leaves nothing behind; from then on it goes on to its end.
    /// </summary>
    /// <param name="userId">The listener.</param>
    /// <param name="sources">The uploaded files.</param>
    /// <param name="receivedAt">When they were handed in.</param>
    /// <param name="dryRun">Only say what would happen, and write nothing.</param>
    /// <param name="progress">Hears of it about ten times a second, from any thread.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImportRefusedException">The upload as a whole cannot be read.</exception>
    public Task<ImportResult> ImportAsync(
        string userId,
        IReadOnlyList<ImportSource> sources,
        Instant receivedAt,
        bool dryRun,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        _ = (objects, aggregator, limits);
        throw new NotSupportedException("The reading of exports is not there yet.");
    }
}
