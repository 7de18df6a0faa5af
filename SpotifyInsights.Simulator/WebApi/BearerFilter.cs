using SpotifyInsights.Simulator.Accounts;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>Lets only listeners in who signed in, are on the app's list and agreed to what the endpoint needs.</summary>
internal sealed class BearerFilter(string? scope) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var simulation = http.RequestServices.GetRequiredService<SpotifySimulation>();
        var header = http.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return Unauthorized("No token provided");
        }

        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return ApiError.BadRequest("Only valid bearer authentication supported");
        }

        switch (simulation.Tokens.OpenAccessToken(header["Bearer ".Length..].Trim(), out var grant))
        {
            case TokenState.Expired:
                return Unauthorized("The access token expired");
            case not TokenState.Valid:
                return Unauthorized("Invalid access token");
        }

        if (simulation.FindListener(grant!.ListenerId) is not { } listener)
        {
            return Unauthorized("Invalid access token");
        }

        if (!listener.Script.IsOnAppList)
        {
            return Forbidden("Check settings on developer.spotify.com/dashboard, the user may not be registered.");
        }

        var scopes = grant.Scope.Split(' ');
        if (scope is not null && !scopes.Contains(scope))
        {
            return Forbidden("Insufficient client scope");
        }

        http.Features.Set(new SignedIn(listener, scopes));
        return await next(context);
    }

    private static IResult Unauthorized(string message) => ApiError.Result(StatusCodes.Status401Unauthorized, message);

    private static IResult Forbidden(string message) => ApiError.Result(StatusCodes.Status403Forbidden, message);
}
