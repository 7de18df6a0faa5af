using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Histories;

/// <summary>
/// The time zones that listeners set. Each is read once per state of the listener's history, and again after a change that this process made: a warm request
/// asks the store for nothing but the history's state.
/// </summary>
public sealed class ListenerZones(AccountStore accounts, CommittedHere committed)
{
    private readonly ConcurrentDictionary<string, (string State, long Commits, DateTimeZone Zone)> _known = new(StringComparer.Ordinal);

    /// <summary>The listener's zone, or UTC where none is set.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="state">The state of the history that is looked at.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    public async Task<DateTimeZone> FindAsync(string userId, string state, CancellationToken cancellationToken)
    {
        var commits = committed.CountOf(userId);
        if (_known.TryGetValue(userId, out var known) && known.State == state && known.Commits == commits)
        {
            return known.Zone;
        }

        var zone = Of((await accounts.FindAsync(userId, cancellationToken))?.TimeZone);
        _known[userId] = (state, commits, zone);
        return zone;
    }

    /// <summary>The zone of this id; UTC for null and for what is none.</summary>
    public static DateTimeZone Of(string? id) => TimeZones.TryFind(id ?? TimeZones.DefaultId, out var zone) ? zone : DateTimeZone.Utc;
}
