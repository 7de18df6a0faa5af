using NodaTime;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>What the answer to a metrics request depends on beside the request's own words.</summary>
/// <param name="UserId">Whose listening it is.</param>
/// <param name="State">The state of the listener's history, exclusions and imports included.</param>
/// <param name="ZoneId">The zone whose dates and hours count.</param>
/// <param name="Today">The listener's local date; null where the answer is the same on every day.</param>
/// <param name="ReferenceState">The state of the reference data.</param>
/// <param name="Shared">What the share link that asks shows and opens; null where none asks.</param>
public sealed record MetricsGround(string UserId, string State, string ZoneId, LocalDate? Today, string ReferenceState, string? Shared = null);
