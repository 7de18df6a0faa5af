using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Auth;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Access tokens of programs: the same sort as a listener's own, with the delegation inside.</summary>
public sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    /// <summary>How long one lasts.</summary>
    public TimeSpan Lifetime => Bearer.BearerTokenExpiration;

    /// <summary>How long a refresh token lasts that is not used.</summary>
    public Duration RefreshLifetime => Duration.FromTimeSpan(Bearer.RefreshTokenExpiration);

    private BearerTokenOptions Bearer => options.Get(AuthSchemes.Bearer);

    /// <summary>Makes one.</summary>
    public string Make(string userId, Delegation delegation) => Bearer.BearerTokenProtector.Protect(new AuthenticationTicket(
        DelegationClaims.Principal(userId, delegation, AuthSchemes.Bearer),
        new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + Lifetime },
        AuthSchemes.Bearer + ":AccessToken"));

    /// <summary>What a token says; null: it is none of a program.</summary>
    public Delegation? Read(string token) => Bearer.BearerTokenProtector.Unprotect(token)?.Principal.FindDelegation();
}
