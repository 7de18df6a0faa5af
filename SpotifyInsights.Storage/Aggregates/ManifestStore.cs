using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The manifests: one per listener, the commit of everything that is aggregated.</summary>
public sealed class ManifestStore(IObjectStore objects, CommittedHere? committed = null)
{
    private const int MaxAttempts = 10;

    /// <summary>The manifest with its <see cref="Manifest.ETag"/>, or null when nothing was ever aggregated.</summary>
    public async Task<Manifest?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var stored = await objects.GetAsync(Keys.Manifest(userId), cancellationToken);
        return stored is null ? null : JsonObjectExtensions.Parse(stored, StorageJson.Default.Manifest) with { ETag = stored.Info.ETag };
    }

    /// <summary>The ETag of the manifest alone, or null when nothing was ever aggregated: enough to see whether a loaded history is still the newest.</summary>
    public async Task<string?> FindETagAsync(string userId, CancellationToken cancellationToken) =>
        (await objects.FindAsync(Keys.Manifest(userId), cancellationToken))?.ETag;

    /// <summary>
    /// Makes <paramref name="next"/> count if <paramref name="previous"/> (null: none) still does, and returns it with its ETag.
    /// Null when somebody else was faster: read again and repeat.
    /// </summary>
    public async Task<Manifest?> TryReplaceAsync(string userId, Manifest? previous, Manifest next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(next);
        var condition = previous is null ? PutCondition.Absent : PutCondition.Matches(previous.ETag!);
        try
        {
            var result = await objects.PutJsonAsync(Keys.Manifest(userId), next, StorageJson.Default.Manifest, condition, cancellationToken);
            return result.IsWritten ? next with { ETag = result.ETag } : null;
        }
        finally
        {
            // Also after a failure: the put may have happened.
            committed?.Note(userId);
        }
    }

    /// <summary>
    /// Tells all nodes that exclusions or the time zone changed: to be called after the change is stored. Nothing where nothing was ever aggregated: nobody
    /// holds an answer then.
    /// </summary>
    public async Task TellSettingsChangedAsync(string userId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var current = await FindAsync(userId, cancellationToken);
            if (current is null)
            {
                committed?.Note(userId);
                return;
            }

            if (await TryReplaceAsync(userId, current, current with { SettingsChanges = (current.SettingsChanges ?? 0) + 1 }, cancellationToken) is not null)
            {
                return;
            }
        }

        throw new ObjectChangedException(Keys.Manifest(userId));
    }

    /// <summary>Makes batches of looked up tracks count, beside those that do. Nothing where nothing was ever aggregated: a rebuild finds them.</summary>
    public async Task AddLookupsAsync(string userId, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var current = await FindAsync(userId, cancellationToken);
            string[] all = [.. (current?.Lookups ?? []).Union(ids, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (current?.DataVersion is null || all.Length == (current.Lookups?.Count ?? 0)
                || await TryReplaceAsync(userId, current, (current with { Lookups = all }).Sealed(), cancellationToken) is not null)
            {
                return;
            }
        }

        throw new ObjectChangedException(Keys.Manifest(userId));
    }

    /// <summary>Notes a poll that brought nothing new on <paramref name="current"/> (null: none), or on what replaced it meanwhile.</summary>
    public async Task PutLastSeenAsync(string userId, Manifest? current, PollLastSeen lastSeen, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (current?.Timestamp >= lastSeen.SeenAt)
            {
                // A repeated run: what it would note has been applied.
                return;
            }

            var next = (current ?? new Manifest { RulesVersion = AggregateRules.Version }.Sealed()) with { LastSeen = lastSeen.After(current?.LastSeen) };
            if (await TryReplaceAsync(userId, current, next, cancellationToken) is not null)
            {
                return;
            }

            current = await FindAsync(userId, cancellationToken);
        }

        throw new ObjectChangedException(Keys.Manifest(userId));
    }
}
