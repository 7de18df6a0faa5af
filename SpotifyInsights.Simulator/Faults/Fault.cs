namespace SpotifyInsights.Simulator.Faults;

/// <summary>Something that goes wrong on demand.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="Kind">What.</param>
/// <param name="Times">For so many calls; null until cleared.</param>
/// <param name="RetryAfterSeconds">Retry-After of a <see cref="FaultKind.RateLimited"/>.</param>
/// <param name="QuotaRetryAfterSeconds">Retry-After of a <see cref="FaultKind.QuotaExceeded"/>.</param>
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
    internal bool Strikes(SimulatedEndpoint endpoint) =>
        Endpoint == SimulatedEndpoint.Any
        || Endpoint == endpoint
        || (Endpoint == SimulatedEndpoint.AnyWebApi && endpoint is not (SimulatedEndpoint.Authorize or SimulatedEndpoint.Token));
}
