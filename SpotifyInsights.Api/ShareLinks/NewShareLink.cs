using NodaTime;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>Asks for a share link.</summary>
/// <param name="Name">What you call it; whoever has the link reads it. 1 to 100 letters.</param>
/// <param name="Endpoints">What it opens; at least one.</param>
/// <param name="From">The first local day that it shows; null: from your first play on.</param>
/// <param name="To">The local day after the last one that it shows; null: up to today, whenever that is.</param>
/// <param name="TimeZone">IANA time zone of these days, and of answers where none is asked for; null: your setting.</param>
/// <param name="ExpiresAt">Until when it opens anything; at most a year from now; null: for 30 days.</param>
public sealed record NewShareLink(string Name, IReadOnlyList<SharedEndpoint> Endpoints, LocalDate? From, LocalDate? To, string? TimeZone, Instant? ExpiresAt);
