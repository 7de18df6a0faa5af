using Microsoft.AspNetCore.Authorization;
using SpotifyInsights.Api.Auth;

namespace SpotifyInsights.Api.OAuth;

/// <summary>The caller owns the instance: the first who signed in, or the first of `Auth:AllowedSpotifyIds`.</summary>
public sealed class OperatorRequirement : IAuthorizationRequirement
{
    private OperatorRequirement()
    {
    }

    public static OperatorRequirement Instance { get; } = new();

    /// <summary>Decides it.</summary>
    public sealed class Handler(SignInPolicy policy) : AuthorizationHandler<OperatorRequirement>
    {
        protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, OperatorRequirement requirement)
        {
            ArgumentNullException.ThrowIfNull(context);
            if (context.User.FindUserId() is { } userId && await policy.IsOperatorAsync(userId, CancellationToken.None))
            {
                context.Succeed(requirement);
            }
        }
    }
}
