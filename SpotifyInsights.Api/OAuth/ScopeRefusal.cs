using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.ShareLinks;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Tells a program which scope it lacks (RFC 6750 section 3.1); everything else as the framework has it.</summary>
public sealed class ScopeRefusal : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler others = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorizeResult);
        if (authorizeResult is { Forbidden: true, AuthorizationFailure.FailedRequirements: var failed } && failed.All(requirement => requirement is OperatorRequirement))
        {
            return ProblemTypes.Forbidden.ToResult("Only the owner of this instance may do this.").ExecuteAsync(context);
        }

        if (authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<ScopeRequirement>().Any() != true || context.User.FindDelegation() is not { } delegation)
        {
            return others.HandleAsync(next, context, policy, authorizeResult);
        }

        var needed = ScopeRequirement.NeededFor(context);
        context.Response.Headers.WWWAuthenticate = needed is null ? "Bearer error=\"insufficient_scope\"" : $"Bearer error=\"insufficient_scope\", scope=\"{needed}\"";
        return ProblemTypes.InsufficientScope
            .ToResult(context.User.FindShare() is not null
                ? "The share link does not open this."
                : needed is null
                ? "This is for the listener alone, not for programs that act for him."
                : $"The {(delegation.ClientId is null ? "API key" : "access token")} lacks the scope `{needed}`.")
            .ExecuteAsync(context);
    }
}
