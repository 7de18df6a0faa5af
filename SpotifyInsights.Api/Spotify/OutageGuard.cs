using NodaTime;
using NodaTime.Extensions;

namespace SpotifyInsights.Api.Spotify;

/// <summary>
/// Keeps an outage of Spotify's from eating up the day's calls. Two listeners who fail one after the other, with no success between, are an outage: until the
/// next attempt is due nobody asks, and jobs wait without using up their patience. Of one listener alone who fails, requests are not repeated at once any
/// more. Of this process; safe to share.
/// </summary>
public sealed class OutageGuard(TimeProvider time)
{
    private const int Suspicious = 2;
    private const int DoublingsAtMost = 4;
    private static readonly Duration FirstPause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> failing = new(StringComparer.Ordinal);
    private string? lastFailed;
    private int inARow;
    private Instant? until;

    private Instant Now => time.GetUtcNow().ToInstant();

    /// <summary>To be asked before every call that is a listener's.</summary>
    /// <exception cref="SpotifyOutageException">It is not asked at present.</exception>
    public void ThrowIfOut(SpotifyEndpoint endpoint)
    {
        lock (gate)
        {
            if (until is { } next && next > Now)
            {
                throw new SpotifyOutageException(endpoint, next);
            }
        }
    }

    /// <summary>Whether the listener's last requests failed: then one attempt each is enough.</summary>
    public bool IsSuspected(string userId)
    {
        lock (gate)
        {
            return until is not null || failing.GetValueOrDefault(userId) >= Suspicious;
        }
    }

    /// <summary>Spotify has answered a listener.</summary>
    public void Succeeded(string userId)
    {
        lock (gate)
        {
            failing.Remove(userId);
            (lastFailed, inARow, until) = (null, 0, null);
        }
    }

    /// <summary>No attempt for a listener was answered usably.</summary>
    /// <returns>How many requests for this listener have failed in a row, and when Spotify is asked again, if that is the same for all.</returns>
    public (int InARow, Instant? Until) Failed(string userId)
    {
        lock (gate)
        {
            var own = failing[userId] = failing.GetValueOrDefault(userId) + 1;
            var isOfAll = lastFailed is not null && lastFailed != userId;
            lastFailed = userId;
            if (!isOfAll)
            {
                return (own, null);
            }

            var pause = FirstPause * (1 << Math.Min(inARow++, DoublingsAtMost));
            until = Now + Duration.Min(pause, LongestPause);
            return (own, until);
        }
    }
}
