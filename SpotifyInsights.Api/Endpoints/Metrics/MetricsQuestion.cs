using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>What a calculator needs to answer a request.</summary>
/// <param name="View">The listener's history in the zone of the window.</param>
/// <param name="Window">What the question covers.</param>
/// <param name="Now">The instant of asking; it decides which day is today.</param>
public sealed record MetricsQuestion(ListeningView View, ListeningWindow Window, Instant Now);
