using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Erasing;

/// <summary>Who asked to be erased, in memory and in the store: their tokens from before are void, at once and after a restart.</summary>
public sealed class Erasures(ErasureStore store, TimeProvider time)
{
    /// <summary>No token lives longer, see the limits of the sign-in options.</summary>
    private static readonly Duration LongestToken = Duration.FromDays(90);

    private readonly ConcurrentDictionary<string, Erasure> known = new(StringComparer.Ordinal);

    /// <summary>Reads what earlier runs of the program noted and forgets what no token can ask for any more.</summary>
    /// <returns>The listeners whose erasure is under way.</returns>
    public async Task<IReadOnlyList<string>> LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, erasure) in await store.ReadAllAsync(cancellationToken))
        {
            if (erasure.UserId is null && erasure.RequestedAt < time.GetCurrentInstant() - LongestToken)
            {
                await store.DeleteAsync(key, cancellationToken);
            }
            else
            {
                Learn(key, erasure);
            }
        }

        return [.. known.Values.Select(erasure => erasure.UserId).OfType<string>()];
    }

    /// <summary>Reads what other nodes have noted meanwhile.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        foreach (var (key, erasure) in await store.ReadAllAsync(cancellationToken))
        {
            Learn(key, erasure);
        }
    }

    /// <summary>Notes the wish. From here on the listener's tokens are void.</summary>
    public async Task RequestAsync(string userId, CancellationToken cancellationToken)
    {
        var erasure = new Erasure(userId, time.GetCurrentInstant());
        await store.PutAsync(userId, erasure, cancellationToken);
        known[Keys.Erasure(userId)] = erasure;
    }

    /// <summary>Notes that nothing is left.</summary>
    public async Task CompleteAsync(string userId, CancellationToken cancellationToken)
    {
        if (!known.ContainsKey(Keys.Erasure(userId)))
        {
            // Another node took the wish, and this one ran the job before it heard of it.
            await RefreshAsync(cancellationToken);
        }

        if (known.TryGetValue(Keys.Erasure(userId), out var erasure))
        {
            var done = erasure with { UserId = null };
            await store.PutAsync(userId, done, cancellationToken);
            known[Keys.Erasure(userId)] = done;
        }
    }

    // What was read may be older than what this process has noted since: a later wish stays, and so does that it is fulfilled.
    private void Learn(string key, Erasure read) =>
        known.AddOrUpdate(key, read, (_, noted) => read.RequestedAt > noted.RequestedAt || (read.RequestedAt == noted.RequestedAt && read.UserId is null) ? read : noted);

    /// <summary>Whether the listener's data are being deleted at this time.</summary>
    public bool IsUnderWay(string userId) => known.TryGetValue(Keys.Erasure(userId), out var erasure) && erasure.UserId is not null;

    /// <summary>Whether a token or cookie of the listener that was issued at an instant is void; one that does not say when it was issued is.</summary>
    public bool Voids(string userId, DateTimeOffset? issuedAt) =>
        known.TryGetValue(Keys.Erasure(userId), out var erasure) && !(issuedAt > erasure.RequestedAt.ToDateTimeOffset());
}
