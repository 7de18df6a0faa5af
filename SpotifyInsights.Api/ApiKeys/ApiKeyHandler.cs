using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Reads the key of a request: of the header `X-API-Key`, or in the place of an access token; that of a share link in the address, too.</summary>
public sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyCheck keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The usual header.</summary>
    public const string Header = "X-API-Key";

    /// <summary>The parameter for share links, where a header cannot be sent. API keys, which open more and last longer, must not stand in addresses.</summary>
    public const string ShareParameter = "share";

    // `Token` is how ListenBrainz has it.
    private static readonly string[] Schemes = ["Bearer ", "Token "];

    /// <summary>Whether a request carries a key.</summary>
    public static bool IsKeyIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.ContainsKey(Header) || IsKey(request.Headers.Authorization) || InAddress(request).Count > 0;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (own, shared, inAddress) = (Request.Headers[Header], Request.Headers.Authorization, InAddress(Request));
        if (own.Count + shared.Count + inAddress.Count > 1)
        {
            return AuthenticateResult.Fail("Two proofs in one request: nobody knows whose it is.");
        }

        var text = own.Count > 0 ? own.ToString() : inAddress.Count > 0 ? ShareIn(inAddress.ToString()) : Find(shared) ?? "";
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

    // Looked for in the text first: most requests have none, and their parameters are read when they are needed.
    private static StringValues InAddress(HttpRequest request) =>
        request.QueryString.Value?.Contains(ShareParameter + "=", StringComparison.OrdinalIgnoreCase) == true ? request.Query[ShareParameter] : default;

    private static string ShareIn(string text) => text.StartsWith(KeyText.SharePrefix, StringComparison.Ordinal) ? text : "";

    private static bool IsKey(string? authorization) => !KeyIn(authorization).IsEmpty;

    private static string? Find(string? authorization) => KeyIn(authorization) is { IsEmpty: false } key ? key.ToString() : null;

    // Access tokens come the same way, for most requests: nothing is made of them here.
    private static ReadOnlySpan<char> KeyIn(string? authorization)
    {
        var scheme = Array.Find(Schemes, name => authorization?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true);
        var text = scheme is null ? default : authorization.AsSpan(scheme.Length).Trim();
        return text.StartsWith(KeyText.KeyPrefix) || text.StartsWith(KeyText.SharePrefix) || scheme == Schemes[1] ? text : default;
    }
}
