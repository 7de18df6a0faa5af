using NodaTime;
using NodaTime.Extensions;

namespace SpotifyInsights.Api.Spotify;

/// <summary>
/// Keeps an outage of Spotify's from eating up the day's calls. Two listeners who fail one after the other, with no success between, are an outage: until the
/// next attempt is due nobody asks, and jobs wait without using up their patience. The pauses grow with it: an eighth of the time that it has lasted, so that its
/// end is seen soon after a short one and a long one costs little. Of a listener alone who fails, requests are not repeated at once any more. That they fail again
/// says nothing of Spotify as long as others were answered last: some may fail for days, and the others are collected from. Of this process; safe to share.
/// </summary>
public sealed class OutageGuard(TimeProvider time)
{
    private const int Suspicious = 2;
    private const int PartOfOutage = 8;
    private static readonly Duration ShortestPause = Duration.FromMinutes(1);
    private static readonly Duration LongestPause = Duration.FromMinutes(30);

    // Jobs that waited for the same moment are run within it.
    private static readonly Duration Precedence = Duration.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> failing = new(StringComparer.Ordinal);
    private readonly HashSet<string> well = new(StringComparer.Ordinal);
    private string? lastFailed;
    private Instant? since;
    private Instant? until;

    private Instant Now => time.GetUtcNow().ToInstant();

    /// <summary>To be asked before every call that is a listener's.</summary>
    /// <exception cref="SpotifyOutageException">It is not asked at present.</exception>
    public void ThrowIfOut(SpotifyEndpoint endpoint, string userId)
    {
        lock (gate)
        {
            // Whoever failed last lets another one try, best one who was answered before: it may be for them alone that Spotify fails.
            var isLater = lastFailed == userId || (well.Count > 0 && failing.ContainsKey(userId));
            if ((isLater ? until + Precedence : until) is { } next && next > Now)
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
            well.Add(userId);
            (lastFailed, since, until) = (null, null, null);
        }
    }

    /// <summary>No attempt for a listener was answered usably.</summary>
    /// <returns>How many requests for this listener have failed in a row, and when Spotify is asked again, if that is the same for all.</returns>
    public (int InARow, Instant? Until) Failed(string userId)
    {
        lock (gate)
        {
            var own = failing[userId] = failing.GetValueOrDefault(userId) + 1;
            well.Remove(userId);
            if (own > 1 && until is null && well.Count > 0)
            {
                return (own, null);
            }

            var isOfAll = lastFailed is not null && lastFailed != userId;
            lastFailed = userId;
            if (!isOfAll)
            {
                return (own, null);
            }

            since ??= Now;
            until = Now + Duration.Max(ShortestPause, Duration.Min((Now - since.Value) / PartOfOutage, LongestPause));
            return (own, until);
        }
    }
}
