namespace SpotifyInsights.Simulator.Faults;

/// <summary>Something that goes wrong on demand.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="Kind">What.</param>
/// <param name="Times">For so many calls; null until cleared, or until <see cref="Until"/>.</param>
/// <param name="RetryAfterSeconds">Retry-After of a <see cref="FaultKind.RateLimited"/>.</param>
/// <param name="QuotaRetryAfterSeconds">Retry-After of a <see cref="FaultKind.QuotaExceeded"/> without <see cref="Until"/>; with it, what is left of it.</param>
/// <param name="Status">Status of a <see cref="FaultKind.ServerError"/>.</param>
/// <param name="DelayMs">Of a <see cref="FaultKind.Delayed"/>, on the simulator's clock.</param>
public sealed record Fault(
    SimulatedEndpoint Endpoint,
    FaultKind Kind,
    int? Times = 1,
    int RetryAfterSeconds = 1,
    int QuotaRetryAfterSeconds = 79_200,
    int Status = 503,
    int DelayMs = 1_000)
{
    /// <summary>Whose calls of the Web API it strikes, as their token says; null: everybody's.</summary>
    public string? Listener { get; init; }

    /// <summary>The first moment it strikes, on the simulator's clock; null: at once.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>When it is over; null: never.</summary>
    public DateTimeOffset? Until { get; init; }

    internal bool Strikes(SimulatedEndpoint endpoint) =>
        Endpoint == SimulatedEndpoint.Any
        || Endpoint == endpoint
        || (Endpoint == SimulatedEndpoint.AnyWebApi && endpoint is not (SimulatedEndpoint.Authorize or SimulatedEndpoint.Token));

    internal bool IsOn(DateTimeOffset now) => !(now < From) && !(now >= Until);
}
