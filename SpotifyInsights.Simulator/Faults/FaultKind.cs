namespace SpotifyInsights.Simulator.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary>401, the access token is called expired.</summary>
    Unauthorized,

    /// <summary>403.</summary>
    Forbidden,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>429 of the rolling window, with <see cref="Fault.RetryAfterSeconds"/>.</summary>
    RateLimited,

    /// <summary>429 without Retry-After.</summary>
    RateLimitedWithoutRetryAfter,

    /// <summary>429 of the daily quota: reason QUOTA_EXCEEDED and a Retry-After of most of a day.</summary>
    QuotaExceeded,

    /// <summary>A 5xx: <see cref="Fault.Status"/>.</summary>
    ServerError,

    /// <summary>Answered after <see cref="Fault.DelayMs"/> on the simulator's clock.</summary>
    Delayed,

    /// <summary>Never answered: held until the caller gives up.</summary>
    Timeout,

    /// <summary>The connection breaks in the middle of the body.</summary>
    CutOffBody,

    /// <summary>A whole response whose JSON stops half-way.</summary>
    TruncatedJson,

    /// <summary>200 with a page of HTML.</summary>
    NotJson,

    /// <summary>The token endpoint refuses to refresh: invalid_grant.</summary>
    RevokedRefreshToken,

    /// <summary>Every third entry of recently-played has a null track.</summary>
    NullTracks,

    /// <summary>Every third entry of recently-played is a local file: ids are null.</summary>
    NullIds,

    /// <summary>An empty list: nothing played, no top list.</summary>
    EmptyList,
}
