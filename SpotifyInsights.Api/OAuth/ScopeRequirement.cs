using Microsoft.AspNetCore.Authorization;
using SpotifyInsights.Api.ShareLinks;

namespace SpotifyInsights.Api.OAuth;

/// <summary>A listener may do everything of his own; a program what the route's <see cref="ScopeRule"/> and its own scopes allow.</summary>
public sealed class ScopeRequirement : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    private ScopeRequirement()
    {
    }

    public static ScopeRequirement Instance { get; } = new();

    /// <summary>The scope that a program needs for a request; null: none opens it.</summary>
    public static string? NeededFor(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.GetEndpoint()?.Metadata.GetMetadata<ScopeRule>()?.For(context.Request.Method);
    }

    private static bool IsOpen(HttpContext context, IReadOnlyList<string> scopes) =>
        (NeededFor(context) is { } needed && scopes.Contains(needed)) || SharedRoutes.IsOpen(context, scopes);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.User.FindDelegation() is not { } delegation
            || (context.Resource is HttpContext http && IsOpen(http, delegation.Scopes)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
