using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Telemetry;

/// <summary>Reads how the instance stands, for the gauges.</summary>
public sealed class InstanceStates(
    CollectionStates collection, SpentCalls spent, JobDatabase database, AppMeter meter, IOptions<CollectionOptions> options, TimeProvider time)
{
    private static readonly string[] StateNames = [.. QueryText.NamesOf(typeof(CollectionState))];
    private static readonly Dictionary<string, string> KindNames =
        Enum.GetNames<JobKind>().Zip(QueryText.NamesOf(typeof(JobKind))).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    /// <summary>The name of a kind in answers and metrics.</summary>
    public static string NameOf(JobKind kind) => KindNames[kind.ToString()];

    /// <summary>Reads it and lets the gauges show it.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var (health, now) = (await collection.HealthAsync(cancellationToken), time.GetCurrentInstant());
        meter.Show(new InstanceState(
            [.. Enum.GetValues<CollectionState>().Select((state, index) => (StateNames[index], (long)health.Listeners.Count(listener => listener.State == state)))],
            await UnfinishedAsync(cancellationToken),
            await spent.CountAsync(now, cancellationToken),
            options.Value.DailyCalls,
            [.. health.Blocks.Select(block => (block.Group, (block.BlockedUntil - now).TotalSeconds))],
            health.Listeners.Where(listener => listener.State != CollectionState.SignInNeeded).Max(listener => listener.LagMinutes * 60) ?? 0,
            health.Status == HealthStatus.Failed,
            await CountAsync("SELECT COUNT(*) FROM collection_gaps WHERE closed_at IS NULL", cancellationToken),
            await CountAsync("SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'Pending'", cancellationToken)));
    }

    private async Task<IReadOnlyList<(string Kind, string State, long Count)>> UnfinishedAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT kind, state, COUNT(*) FROM jobs WHERE state IN ('Queued', 'Running') GROUP BY kind, state ORDER BY kind, state",
            row => (KindNames[row.GetString(0)], row.GetString(1) == nameof(JobState.Running) ? "running" : "waiting", row.GetInt64(2)),
            cancellationToken);

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken) =>
        (await database.QueryAsync(sql, row => row.GetInt64(0), cancellationToken)).Single();
}
