using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// How long a job waits after a passing failure: first · 2^(failures − 1), at most the longest, and by chance up to a quarter more, so that the jobs
/// which one outage stopped do not all come back in the same instant. Safe to share.
/// </summary>
public sealed class RetryBackoff(Duration first, Duration longest, Random random)
{
    private const double MostSpread = 0.25;

    private readonly Lock gate = new();

    /// <summary>The wait before the next run.</summary>
    /// <param name="failures">Passing failures so far, the present one included; from 1.</param>
    public Duration After(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var wait = first;
        for (var doubled = 1; doubled < failures && wait < longest; doubled++)
        {
            wait *= 2;
        }

        return Duration.Min(wait, longest) * (1 + (MostSpread * Chance()));
    }

    private double Chance()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
