using NodaTime;
using SpotifyInsights.Storage.Json;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Accounts;

/// <summary>Until when Spotify refuses calls of this app, per endpoint group. Shared by all listeners: the quota is the app's.</summary>
/// <remarks>
/// Asked before every call to Spotify, so it is read once a <see cref="Memory"/> at the most. A block that another process stored meanwhile is
/// learned from Spotify instead.
/// </remarks>
public sealed class QuotaStore(IObjectStore objects, TimeProvider time)
{
    private KnownBlocks? known;

    /// <summary>How long blocks are remembered.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Until when <paramref name="group"/> is blocked (possibly past already), or null when it never was.</summary>
    public async Task<Instant?> FindAsync(string group, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var blocks = known is { } read && (now - read.At).Duration() < Memory ? read.Blocks : await ReadAllAsync(cancellationToken);
        return blocks.TryGetValue(group, out var until) ? until : null;
    }

    /// <summary>Blocks <paramref name="group"/>; a later end that is already known stays.</summary>
    public async Task BlockAsync(string group, Instant until, CancellationToken cancellationToken)
    {
        known = null;
        PutResult result;
        do
        {
            var stored = await objects.GetAsync(Keys.Quota, cancellationToken);
            var blocks = stored is null ? [] : JsonObjectExtensions.Parse(stored, StorageJson.Default.QuotaFile).BlockedUntil;
            if (blocks.TryGetValue(group, out var known) && known >= until)
            {
                return;
            }

            blocks[group] = until;
            var condition = stored is null ? PutCondition.Absent : PutCondition.Matches(stored.Info.ETag);
            result = await objects.PutJsonAsync(Keys.Quota, new QuotaFile(blocks), StorageJson.Default.QuotaFile, condition, cancellationToken);
        }
        while (!result.IsWritten);
        known = null;
    }

    /// <summary>All blocks, also those that are past.</summary>
    public async Task<IReadOnlyDictionary<string, Instant>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var file = await objects.GetJsonAsync(Keys.Quota, StorageJson.Default.QuotaFile, cancellationToken);
        known = new KnownBlocks(file?.BlockedUntil ?? [], now);
        return known.Blocks;
    }

    private sealed record KnownBlocks(IReadOnlyDictionary<string, Instant> Blocks, DateTimeOffset At);
}
