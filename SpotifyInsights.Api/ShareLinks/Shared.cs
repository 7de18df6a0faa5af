using NodaTime;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>What a share link opens.</summary>
/// <param name="Name">What its listener calls it.</param>
/// <param name="Endpoints">What can be read with it.</param>
/// <param name="From">The first local day that it shows; null: from the first play on.</param>
/// <param name="To">The local day after the last one that it shows; null: up to today, whenever that is.</param>
/// <param name="TimeZone">The zone of these days, and of answers where none is asked for.</param>
/// <param name="ExpiresAt">From when it opens nothing any more.</param>
public sealed record Shared(string Name, IReadOnlyList<SharedEndpoint> Endpoints, LocalDate? From, LocalDate? To, string TimeZone, Instant ExpiresAt);
