using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Reads the key of a request: of the header `X-API-Key`, or in the place of an access token.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyCheck keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The usual header.</summary>
    public const string Header = "X-API-Key";

    // `Token` is how ListenBrainz has it.
    private static readonly string[] Schemes = ["Bearer ", "Token "];

    /// <summary>Whether a request carries a key.</summary>
    public static bool IsKeyIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.ContainsKey(Header) || Find(request.Headers.Authorization) is not null;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (own, shared) = (Request.Headers[Header], Request.Headers.Authorization);
        if (own.Count + shared.Count > 1)
        {
            return AuthenticateResult.Fail("Two proofs in one request: nobody knows whose it is.");
        }

        var text = own.Count > 0 ? own.ToString() : Find(shared) ?? "";
        return await keys.CheckAsync(text, Context.RequestAborted) is { } found
            ? AuthenticateResult.Success(found.Ticket)
            : AuthenticateResult.Fail("The API key is unknown, over or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private static string? Find(string? authorization)
    {
        var scheme = Array.Find(Schemes, name => authorization?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true);
        var text = scheme is null ? null : authorization![scheme.Length..].Trim();
        return text?.StartsWith(KeyText.KeyPrefix, StringComparison.Ordinal) == true || scheme == Schemes[1] ? text : null;
    }
}
