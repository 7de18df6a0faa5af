using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Tests.Collection;

/// <summary>The plainest aggregate there is: every play of every whole input, once per time and track.</summary>
public sealed class AppliedInMemory(IObjectStore objects) : ICollectedInputs
{
    private readonly SnapshotStore _snapshots = new(objects);
    private readonly PollStore _polls = new(objects);
    private AppliedState? _state;

    /// <summary>How often a play is in any input, by time and track.</summary>
    public Dictionary<(Instant PlayedAt, string? Uri), int> Plays { get; private set; } = [];

    /// <summary>Thrown by the next application, once.</summary>
    public Exception? Fault { get; set; }

    public Task<AppliedState?> FindAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(_state);

    public Task<string> ApplySnapshotAsync(string userId, CancellationToken cancellationToken) => ApplyAsync(userId, cancellationToken);

    public Task<string> ApplyPollAsync(string userId, CancellationToken cancellationToken) => ApplyAsync(userId, cancellationToken);

    private async Task<string> ApplyAsync(string userId, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            Fault = null;
            throw fault;
        }

        var snapshotIds = await _snapshots.ListAsync(userId, startAfter: null, cancellationToken).ToListAsync(cancellationToken);
        var pollIds = await _polls.ListAsync(userId, startAfter: null, cancellationToken).ToListAsync(cancellationToken);
        var pages = new List<RecentTracksPage>();
        foreach (var id in snapshotIds)
        {
            pages.Add((await _snapshots.ReadRecentTracksAsync(userId, id, cancellationToken))!);
        }

        foreach (var id in pollIds)
        {
            pages.Add((await _polls.ReadAsync(userId, id, cancellationToken))!);
        }

        Plays = pages.SelectMany(page => page.Plays).GroupBy(play => (play.PlayedAt, play.Track.Uri)).ToDictionary(group => group.Key, group => group.Count());
        _state = new AppliedState(
            pages.Max(page => page.CollectedAt),
            snapshotIds.Count == 0 ? null : CollectionId.ToInstant(snapshotIds[^1]),
            snapshotIds.ToHashSet(StringComparer.Ordinal),
            pollIds.ToHashSet(StringComparer.Ordinal));
        return $"version of {pages.Count} inputs";
    }
}
