using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>How long a job waits after a passing failure: first · 2^(failures − 1), at most the longest.</summary>
public sealed class RetryBackoff(Duration first, Duration longest)
{
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

        return Duration.Min(wait, longest);
    }
}
