using System.Net.Http.Headers;
using SpotifyInsights.Simulator.Accounts;
using SpotifyInsights.Simulator.WebApi;

namespace SpotifyInsights.Simulator.Faults;

/// <summary>Counts a call and lets the fault planned for it happen, before anybody looks at tokens.</summary>
internal sealed class FaultFilter(SimulatedEndpoint endpoint) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var simulation = http.RequestServices.GetRequiredService<SpotifySimulation>();
        simulation.Calls.Record(endpoint);
        if (simulation.Faults.Take(endpoint, simulation.Time.GetUtcNow(), () => ListenerOf(http, simulation)) is not { } fault)
        {
            return await next(context);
        }

        switch (fault.Kind)
        {
            case FaultKind.Timeout:
                await HeldAsync(Timeout.InfiniteTimeSpan, simulation, http);
                return Results.Empty;
            case FaultKind.Delayed:
                await HeldAsync(TimeSpan.FromMilliseconds(fault.DelayMs), simulation, http);
                return await next(context);
            case FaultKind.CutOffBody:
                return await next(context) is JsonBody whole ? new CutOffBody(whole.Utf8) : Results.Empty;
            case FaultKind.TruncatedJson:
                return await next(context) is JsonBody full ? new JsonBody(full.Utf8[..(full.Utf8.Length / 2)]) : Results.Empty;
            case FaultKind.NotJson:
                return Results.Content("<html><body><h1>It works!</h1></body></html>", "text/html; charset=utf-8");
            case FaultKind.RevokedRefreshToken or FaultKind.NullTracks or FaultKind.NullIds or FaultKind.EmptyList:
                // Only the endpoint itself can build these.
                http.Features.Set(fault);
                return await next(context);
            default:
                return Refusal(fault, http.Response.Headers, simulation.Time.GetUtcNow());
        }
    }

    private static string? ListenerOf(HttpContext http, SpotifySimulation simulation) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header) ? simulation.Tokens.FindListener(header.Parameter ?? "") : null;

    private static async Task HeldAsync(TimeSpan time, SpotifySimulation simulation, HttpContext http)
    {
        try
        {
            await Task.Delay(time, simulation.Time, http.RequestAborted);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller gave up, which is what a timeout is for.
        }
    }

    private IResult Refusal(Fault fault, IHeaderDictionary headers, DateTimeOffset now)
    {
        var (status, message, reason) = fault.Kind switch
        {
            FaultKind.Unauthorized => (StatusCodes.Status401Unauthorized, "The access token expired", null),
            FaultKind.Forbidden => (StatusCodes.Status403Forbidden, "Forbidden", null),
            FaultKind.NotFound => (StatusCodes.Status404NotFound, "Resource not found", null),
            FaultKind.ServerError => (fault.Status, "Something went wrong", null),
            FaultKind.QuotaExceeded => (StatusCodes.Status429TooManyRequests, "API quota exceeded", "QUOTA_EXCEEDED"),
            _ => (StatusCodes.Status429TooManyRequests, "API rate limit exceeded", (string?)null),
        };
        if (fault.Kind is FaultKind.RateLimited or FaultKind.QuotaExceeded)
        {
            var quota = fault.Until is { } until ? (int)Math.Ceiling((until - now).TotalSeconds) : fault.QuotaRetryAfterSeconds;
            headers.RetryAfter = $"{(fault.Kind == FaultKind.QuotaExceeded ? quota : fault.RetryAfterSeconds)}";
        }

        return endpoint == SimulatedEndpoint.Token
            ? TokenEndpoint.Error(status >= 500 ? "server_error" : "invalid_request", message, status)
            : ApiError.Result(status, message, reason);
    }
}
