namespace SpotifyInsights.Simulator.Faults;

/// <summary>Something that goes wrong on demand.</summary>
/// <param name="Endpoint">Where.</param>
/// <param name="Kind">What.</param>
/// <param name="Times">For so many calls; null until cleared.</param>
public sealed record Fault(SimulatedEndpoint Endpoint, FaultKind Kind, int? Times = 1)
{
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>Retry-After of a <see cref="FaultKind.QuotaExceeded"/>.</summary>
    public int QuotaRetryAfterSeconds { get; init; } = 79_200;

    /// <summary>Status of a <see cref="FaultKind.ServerError"/>.</summary>
    public int Status { get; init; } = 503;

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    internal bool Strikes(SimulatedEndpoint endpoint) =>
        Endpoint == SimulatedEndpoint.Any
        || Endpoint == endpoint
        || (Endpoint == SimulatedEndpoint.AnyWebApi && endpoint is not (SimulatedEndpoint.Authorize or SimulatedEndpoint.Token));
}
