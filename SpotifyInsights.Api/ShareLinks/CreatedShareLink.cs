using NodaTime;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>A new share link. Its key is shown here and never again.</summary>
/// <param name="ShareKey">The key: `sisl_` and 46 letters and digits. To be sent in `X-API-Key`, or as the parameter `share`.</param>
/// <param name="LinkId">Its id, by which it is revoked.</param>
/// <param name="Name">What you call it.</param>
/// <param name="Endpoints">What it opens.</param>
/// <param name="From">The first local day that it shows; null: from your first play on.</param>
/// <param name="To">The local day after the last one that it shows; null: up to today, whenever that is.</param>
/// <param name="TimeZone">The zone of these days.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when it opens nothing any more.</param>
public sealed record CreatedShareLink(
    string ShareKey, string LinkId, string Name, IReadOnlyList<SharedEndpoint> Endpoints, LocalDate? From, LocalDate? To, string TimeZone, Instant CreatedAt, Instant ExpiresAt);
