using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.WebApi;

namespace SpotifyInsights.Simulator.Accounts;

/// <summary>`POST /api/token`: codes and refresh tokens for access tokens.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> PostAsync(HttpContext context, SpotifySimulation simulation)
    {
        if (!context.Request.HasFormContentType)
        {
            return Error("unsupported_grant_type", "grant_type parameter is missing", StatusCodes.Status400BadRequest);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!ClientCredentials.TryRead(context.Request, form, out var clientId, out var secret) || clientId != simulation.Options.ClientId)
        {
            return Error("invalid_client", "Invalid client");
        }

        if (secret is not null && secret != simulation.Options.ClientSecret)
        {
            return Error("invalid_client", "Invalid client secret");
        }

        return (string?)form["grant_type"] switch
        {
            "authorization_code" => ForCode(form, secret, simulation),
            "refresh_token" => ForRefreshToken(form, context, simulation),
            null or "" => Error("unsupported_grant_type", "grant_type parameter is missing"),
            var other => Error("unsupported_grant_type", $"grant_type {other} is not supported"),
        };
    }

    public static IResult Error(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        JsonBody.Of(new TokenError(error, description), AccountsJson.Default.TokenError, status);

    private static IResult ForCode(IFormCollection form, string? secret, SpotifySimulation simulation)
    {
        if (simulation.Tokens.TakeCode(form["code"].ToString()) is not var (grant, request))
        {
            return Error("invalid_grant", "Invalid authorization code");
        }

        if (form["redirect_uri"] != request.RedirectUri)
        {
            return Error("invalid_grant", "Invalid redirect URI");
        }

        if (request.CodeChallenge is not null && Challenge(form["code_verifier"].ToString()) != request.CodeChallenge)
        {
            return Error("invalid_grant", "code_verifier was incorrect");
        }

        if (request.CodeChallenge is null && secret is null)
        {
            return Error("invalid_client", "Invalid client secret");
        }

        return JsonBody.Of(simulation.Tokens.FirstReply(grant), AccountsJson.Default.TokenReply);
    }

    private static IResult ForRefreshToken(IFormCollection form, HttpContext context, SpotifySimulation simulation)
    {
        if (context.Features.Get<Fault>() is { Kind: FaultKind.RevokedRefreshToken })
        {
            return Error("invalid_grant", "Refresh token revoked");
        }

        return simulation.Tokens.OpenRefreshToken(form["refresh_token"].ToString(), out var grant) switch
        {
            TokenState.Valid => JsonBody.Of(simulation.Tokens.LaterReply(grant!), AccountsJson.Default.TokenReply),
            TokenState.Revoked => Error("invalid_grant", "Refresh token revoked"),
            TokenState.Expired => Error("invalid_grant", "Refresh token expired"),
            _ => Error("invalid_grant", "Invalid refresh token"),
        };
    }

    private static string Challenge(string verifier) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
