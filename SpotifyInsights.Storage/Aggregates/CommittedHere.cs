using System.Collections.Concurrent;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>
/// Counts the commits of this process, by listener. Who trusts a manifest that it saw a moment ago sees here that it changed since,
/// without asking the store. Commits of other processes are not in it.
/// </summary>
public sealed class CommittedHere
{
    private readonly ConcurrentDictionary<string, long> commits = new(StringComparer.Ordinal);

    /// <summary>How many commits of the listener's aggregates this process began to make known; 0 or more.</summary>
    public long CountOf(string userId) => commits.GetValueOrDefault(userId);

    /// <summary>Notes that the listener's manifest is, or may be, another one now.</summary>
    public void Note(string userId) => commits.AddOrUpdate(userId, 1, static (_, count) => count + 1);
}
