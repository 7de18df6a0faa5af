using NodaTime;
using SpotifyInsights.Api.ApiKeys;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>A share link as it is listed.</summary>
/// <param name="LinkId">Its id, by which it is revoked.</param>
/// <param name="Name">What you call it.</param>
/// <param name="ShareKeyStart">How its key begins.</param>
/// <param name="Endpoints">What it opens.</param>
/// <param name="From">The first local day that it shows; null: from your first play on.</param>
/// <param name="To">The local day after the last one that it shows; null: up to today, whenever that is.</param>
/// <param name="TimeZone">The zone of these days.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it opens nothing any more. Links that ended are listed for 30 days.</param>
/// <param name="LastUsedAt">When it was last used, give or take a minute; null: never.</param>
public sealed record ShareLinkSummary(
    string LinkId,
    string Name,
    string ShareKeyStart,
    IReadOnlyList<SharedEndpoint> Endpoints,
    LocalDate? From,
    LocalDate? To,
    string TimeZone,
    Instant CreatedAt,
    Instant ExpiresAt,
    Instant? LastUsedAt)
{
    /// <summary>What is listed of a link.</summary>
    internal static ShareLinkSummary Of(ApiKey key)
    {
        var window = SharedWindow.Parse(key.Share!);
        return new(
            key.Id, key.Name, key.Shown, [.. key.Scopes.Select(SharedRoutes.Of)], window.From, window.To, window.ZoneId, key.CreatedAt, key.ExpiresAt, key.LastUsedAt);
    }
}
