using System.Security.Cryptography;
using System.Text;
using SpotifyInsights.Api.Erasing;

namespace SpotifyInsights.Api.OAuth;

/// <summary>Gives programs tokens for codes and refresh tokens, and ends them (RFC 6749 sections 4.1.3 and 6, RFC 7636 section 4.6, RFC 7009).</summary>
public sealed class TokenEndpoint(RegisteredClients clients, Grants grants, AccessTokens tokens, Erasures erasures)
{
    /// <summary>Exchanges.</summary>
    internal Task<IResult> ExchangeAsync(HttpRequest request, CancellationToken cancellationToken) => AnsweringAsync(request, async () =>
    {
        var form = await OAuthForm.ReadAsync(request, cancellationToken);
        var grantType = form.Require("grant_type");
        var client = form.Client(request, clients);
        return grantType switch
        {
            "authorization_code" => TypedResults.Json(await OfCodeAsync(form, client, cancellationToken)),
            "refresh_token" => TypedResults.Json(await OfRefreshTokenAsync(form, client, cancellationToken)),
            _ => throw new OAuthErrorException("unsupported_grant_type", "'grant_type' must be 'authorization_code' or 'refresh_token'."),
        };
    });

    /// <summary>
    /// Ends the consent that a token goes back to. A token that is none is no error (RFC 7009 section 2.2), another program's is refused (section 2.1). What sort it is said to be does
    /// not matter: it is looked for among both.
    /// </summary>
    internal Task<IResult> RevokeAsync(HttpRequest request, CancellationToken cancellationToken) => AnsweringAsync(request, async () =>
    {
        var form = await OAuthForm.ReadAsync(request, cancellationToken);
        var (client, token) = (form.Client(request, clients), form.Require("token"));
        var (grantId, owner) = await grants.FindAsync(token, cancellationToken) is { } grant ? (grant.Id, grant.ClientId)
            : tokens.Read(token) is { } delegation ? (delegation.GrantId, delegation.ClientId)
            : default;
        if (grantId is not null && owner != client.Id)
        {
            throw new OAuthErrorException("invalid_grant", "The token was given to another program.");
        }

        await (grantId is null ? Task.CompletedTask : grants.RevokeAsync(grantId, cancellationToken));
        return TypedResults.Ok();
    });

    private static async Task<IResult> AnsweringAsync(HttpRequest request, Func<Task<IResult>> answer)
    {
        var headers = request.HttpContext.Response.Headers;
        (headers.CacheControl, headers.Pragma) = ("no-store", "no-cache");
        try
        {
            return await answer();
        }
        catch (OAuthErrorException error)
        {
            if (error.Status == StatusCodes.Status401Unauthorized)
            {
                headers.WWWAuthenticate = "Basic realm=\"SpotifyInsights\"";
            }

            return TypedResults.Json(new OAuthError(error.Error, error.Message), statusCode: error.Status);
        }
    }

    private async Task<OAuthTokens> OfCodeAsync(OAuthForm form, RegisteredClient client, CancellationToken cancellationToken)
    {
        var (code, verifier, redirectUri) = (form.Require("code"), form.Require("code_verifier"), form.Require("redirect_uri"));

        // Used up by the first who sends it, also when the rest does not fit: whoever guesses has one guess.
        if (await grants.RedeemCodeAsync(code, cancellationToken) is not var (grantId, granted)
            || granted.ClientId != client.Id || granted.RedirectUri != redirectUri || !Fits(verifier, granted.Challenge) || erasures.IsUnderWay(granted.UserId))
        {
            throw new OAuthErrorException("invalid_grant", "The code is unknown, used or older than a minute, or it was made for another program, address or verifier.");
        }

        await grants.AddAsync(grantId, granted, cancellationToken);
        return await GiveAsync(grantId, granted.UserId, client, granted.Scopes, cancellationToken);
    }

    private async Task<OAuthTokens> OfRefreshTokenAsync(OAuthForm form, RegisteredClient client, CancellationToken cancellationToken)
    {
        var token = form.Require("refresh_token");
        var grant = await grants.FindAsync(token, cancellationToken);
        if (grant is null || grant.ClientId != client.Id || erasures.Voids(grant.UserId, grant.CreatedAt.ToDateTimeOffset()))
        {
            throw new OAuthErrorException("invalid_grant", "The refresh token is unknown, over, ended or another program's. Ask the listener again.");
        }

        var scopes = form.Find("scope") is { } asked ? ApiScopes.Parse(asked) : grant.Scopes;
        if (scopes is null || scopes.Except(grant.Scopes, StringComparer.Ordinal).Any())
        {
            throw new OAuthErrorException("invalid_scope", $"'scope' may hold what the listener agreed to: {string.Join(' ', grant.Scopes)}.");
        }

        return await grants.TryUseAsync(grant, token, cancellationToken)
            ? await GiveAsync(grant.Id, grant.UserId, client, scopes, cancellationToken)
            : throw new OAuthErrorException("invalid_grant", "The refresh token was used before; somebody else may hold a copy, so the consent has ended. Ask the listener again.");
    }

    private async Task<OAuthTokens> GiveAsync(string grantId, string userId, RegisteredClient client, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var refreshToken = Secrets.Make();
        await grants.AddRefreshTokenAsync(grantId, refreshToken, tokens.RefreshLifetime, cancellationToken);
        var accessToken = tokens.Make(userId, new Delegation(grantId, client.Id, scopes));
        return new OAuthTokens(accessToken, "Bearer", (int)tokens.Lifetime.TotalSeconds, refreshToken, string.Join(' ', scopes));
    }

    private static bool Fits(string verifier, string challenge) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Secrets.Hash(verifier)), Encoding.ASCII.GetBytes(challenge));
}
