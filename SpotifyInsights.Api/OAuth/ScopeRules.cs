using Microsoft.AspNetCore.Authorization;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Says on routes what programs need.</summary>
public static class ScopeRules
{
    /// <summary>The listener himself, or a program with the scope that the route's <see cref="ScopeRule"/> names.</summary>
    public static TBuilder RequireListener<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(ScopeRequirement.Instance).Build());

    /// <summary>The owner of the instance himself, or a program of his with the scope <see cref="ApiScopes.Operate"/>.</summary>
    public static TBuilder RequireOperator<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithScopes(ApiScopes.Operate, ApiScopes.Operate)
            .RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(ScopeRequirement.Instance, OperatorRequirement.Instance).Build());

    /// <summary>Opens routes to programs that have a scope: one for reading, one for everything else; null keeps them out.</summary>
    public static TBuilder WithScopes<TBuilder>(this TBuilder routes, string? reading, string? changing)
        where TBuilder : IEndpointConventionBuilder =>
        routes.WithMetadata(new ScopeRule(reading, changing));
}
