using NodaTime;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>Makes share links. They are API keys with a window, kept, checked and ended as those are.</summary>
public sealed class ShareLinkMaker(ApiKeyStore store, ListeningHistories histories, ListenerZones zones, TimeProvider time)
{
    /// <summary>How many links a listener may have, expired ones that are still listed included.</summary>
    public const int MostLinks = 100;

    private static readonly Duration Usual = Duration.FromDays(30);

    /// <summary>Makes a link.</summary>
    /// <returns>Its key in clear, for the last time, and what is kept of it; null: the listener has <see cref="MostLinks"/>.</returns>
    public async Task<(string Text, ApiKey Key)?> MakeAsync(string userId, NewShareLink wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var now = time.GetCurrentInstant();
        var text = KeyText.Make(KeyText.SharePrefix);
        var zone = wanted.TimeZone ?? (await zones.FindAsync(userId, await histories.FindStateAsync(userId, dataVersion: null, cancellationToken), cancellationToken)).Id;
        var key = new ApiKey(
            Guid.CreateVersion7(now.ToDateTimeOffset()).ToString("N"),
            userId,
            wanted.Name,
            KeyText.Shown(text),
            [.. wanted.Endpoints.Order().Select(SharedRoutes.ScopeOf)],
            now,
            wanted.ExpiresAt ?? now + Usual,
            LastUsedAt: null,
            new SharedWindow(wanted.From, wanted.To, ListenerZones.Of(zone).Id).ToString());
        return await store.TryAddAsync(key, KeyText.Hash(text), MostLinks, cancellationToken) ? (text, key) : null;
    }
}
