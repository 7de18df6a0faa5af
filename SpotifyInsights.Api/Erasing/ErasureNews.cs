using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Jobs.Nodes;

namespace SpotifyInsights.Api.Erasing;

/// <summary>Erasures that were asked for on another node, or ended there. The store is read only when the job table shows one: it costs money to ask it.</summary>
internal sealed class ErasureNews(JobDatabase database, Erasures erasures, TimeProvider time) : INodeNews
{
    private HashSet<(string Id, string State)> seen = [];

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var jobs = (await database.QueryAsync(
            "SELECT id, state FROM jobs WHERE kind = 'Erase' AND created_at > @since",
            row => (row.GetString(0), row.GetString(1)),
            cancellationToken,
            ("since", (time.GetCurrentInstant() - Duration.FromDays(1)).ToUnixTimeMilliseconds()))).ToHashSet();
        if (!jobs.IsSubsetOf(seen))
        {
            await erasures.RefreshAsync(cancellationToken);
            seen = jobs;
        }
    }
}
