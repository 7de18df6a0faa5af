using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Planning;

/// <summary>
/// Looks, after what can fill a gap or tear one open, which gaps the history still has. Polls never reach back over one, so they are left out: the history
/// need not be loaded for each of them.
/// </summary>
public sealed class GapComparison(GapStore gaps, ListeningHistories histories, TimeProvider time) : IJobEndWitness
{
    public async Task JobEndedAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job is { State: JobState.Succeeded, Kind: JobKind.Snapshot or JobKind.Import or JobKind.UndoImport or JobKind.Listens or JobKind.Rebuild })
        {
            await CompareAsync(RebuiltBy(job) ?? job.UserId, cancellationToken);
        }
    }

    /// <summary>Looks now; without gaps nothing is loaded.</summary>
    public async Task CompareAsync(string userId, CancellationToken cancellationToken)
    {
        if ((await gaps.ListAsync(userId, limit: 1, cancellationToken)).Count > 0)
        {
            var history = await histories.GetAsync(userId, dataVersion: null, cancellationToken);
            await gaps.CompareAsync(userId, history.History.Observed, time.GetCurrentInstant(), cancellationToken);
        }
    }

    private static string? RebuiltBy(Job job) => job.Kind == JobKind.Rebuild ? Jobs.Work.RebuildParameters.Of(job.Parameters)?.UserId : null;
}
