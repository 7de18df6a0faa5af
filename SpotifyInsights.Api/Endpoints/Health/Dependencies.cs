namespace SpotifyInsights.Api.Endpoints.Health;

/// <summary>Uses every dependency once when asked how they are; answers within a few seconds are shared, so that asking often costs nothing.</summary>
public sealed class Dependencies(IEnumerable<IDependency> dependencies, TimeProvider time, ILogger<Dependencies> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1, 1);
    private IReadOnlyList<DependencyReport>? latest;
    private DateTimeOffset takenAt;

    /// <summary>One report each, in a fixed order.</summary>
    public async Task<IReadOnlyList<DependencyReport>> ReportAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (latest is null || time.GetUtcNow() - takenAt >= Freshness)
            {
                latest = await Task.WhenAll(dependencies.Select(dependency => ReportAsync(dependency, cancellationToken)));
                takenAt = time.GetUtcNow();
            }

            return latest;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    // What the exception says may name paths and hosts, and anybody may ask: it goes to the log.
    private async Task<DependencyReport> ReportAsync(IDependency dependency, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await dependency.UseAsync(either.Token);
            return new DependencyReport(dependency.Name, HealthStatus.Ok, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            return new DependencyReport(dependency.Name, HealthStatus.Failed, $"It did not answer within {Patience.TotalSeconds} seconds.");
        }
        catch (Exception exception)
        {
            log.LogWarning(exception, "{Dependency} fails", dependency.Name);
            return new DependencyReport(dependency.Name, HealthStatus.Failed, "It fails; the log says how.");
        }
    }
}
