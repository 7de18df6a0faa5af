using System.Threading.RateLimiting;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.RateLimits;

/// <summary>
/// One share of a quota: a window that begins with its first request. The framework's own limiters go by a clock that cannot be given, and do not tell when they are full again.
/// </summary>
internal sealed class WindowLimiter(QuotaPolicy policy, TimeProvider time) : RateLimiter
{
    private readonly Lock gate = new();
    private Instant end = Instant.MinValue;
    private int left;

    /// <summary>How long the window is over; null while it is not. The framework forgets those that are over for ten seconds.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            var now = time.GetCurrentInstant();
            lock (gate)
            {
                return now >= end && end > Instant.MinValue ? (now - end).ToTimeSpan() : null;
            }
        }
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        var now = time.GetCurrentInstant();
        lock (gate)
        {
            // Also when the clock was set back by more than a window.
            if (now >= end || end - now > QuotaPolicy.Window)
            {
                (end, left) = (now + QuotaPolicy.Window, policy.Quota);
            }

            var isAcquired = left >= permitCount;
            left -= isAcquired ? permitCount : 0;
            return new QuotaLease(policy, isAcquired, left, (int)Math.Ceiling((end - now).TotalSeconds));
        }
    }

    // Nobody waits in line: a program that is told when to come back does better.
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));
}
