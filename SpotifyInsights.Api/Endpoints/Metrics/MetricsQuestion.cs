using NodaTime;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.ShareLinks;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>What a calculator needs to answer a request.</summary>
/// <param name="View">The listener's history in the zone of the window.</param>
/// <param name="Window">What the question covers.</param>
/// <param name="Now">Where the answer looks back from: the <see cref="Standpoint"/> of the listener's today, or the instant that `asOf` names.</param>
/// <param name="Ranking">How tracks and artists are ranked.</param>
/// <param name="Ground">What the answer depends on, beside the request's words.</param>
public sealed record MetricsQuestion(ListeningView View, ListeningWindow Window, Instant Now, Ranking Ranking, MetricsGround Ground)
{
    /// <summary>
    /// The largest answer of a family with rankings, in ranked places: periods times <c>top</c>. Ten years of weeks with 38 places, or a year of days
    /// with 50.
    /// </summary>
    public const int MostPlaces = 20_000;

    /// <summary>The days outside which nothing exists for who asks; null: a share link does not ask.</summary>
    public SharedWindow? Shared { get; init; }

    /// <summary>The view cut to the window.</summary>
    public ListeningSlice Slice => field ??= new(View, Window, Now);

    /// <summary>The same, of a family that ranks tracks or artists per period.</summary>
    /// <exception cref="RefusedParameterException">The answer would be larger than <see cref="MostPlaces"/>.</exception>
    public MetricsQuestion Ranked()
    {
        var periods = PeriodCalendar.Count(Window);
        return (long)periods * Ranking.Top <= MostPlaces ? this : throw new RefusedParameterException(
            $"{periods} periods with {Ranking.Top} places each are more than {MostPlaces}: choose a coarser `granularity`, a smaller `top` or a shorter window.",
            "granularity",
            "top");
    }
}
