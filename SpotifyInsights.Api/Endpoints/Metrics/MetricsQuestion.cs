using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>What a calculator needs to answer a request.</summary>
/// <param name="View">The listener's history in the zone of the window.</param>
/// <param name="Window">What the question covers.</param>
/// <param name="Now">The instant of asking, or the one that `asOf` names; it decides which day is today.</param>
/// <param name="Ranking">How tracks and artists are ranked.</param>
public sealed record MetricsQuestion(ListeningView View, ListeningWindow Window, Instant Now, Ranking Ranking)
{
    /// <summary>The view cut to the window.</summary>
    public ListeningSlice Slice => new(View, Window, Now);
}
