using Microsoft.AspNetCore.WebUtilities;

namespace SpotifyInsights.Api.OAuth;

/// <summary>What a program asks a listener for (RFC 6749 section 4.1.1, with PKCE as OAuth 2.1 demands).</summary>
/// <param name="Client">The program.</param>
/// <param name="RedirectUri">Where the answer goes.</param>
/// <param name="State">What the program wants back with it; null: nothing.</param>
/// <param name="Challenge">The S256 challenge.</param>
/// <param name="Scopes">What it asks for.</param>
public sealed record AuthorizationRequest(RegisteredClient Client, string RedirectUri, string? State, string Challenge, IReadOnlyList<string> Scopes)
{
    // BASE64URL of a SHA-256 hash.
    private const int ChallengeLength = 43;

    /// <summary>Reads and checks the query of a request.</summary>
    /// <exception cref="AuthorizationRefusedException">It is not as it must be.</exception>
    public static AuthorizationRequest Of(HttpRequest request, RegisteredClients clients)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clients);

        // Until both are known to be right nothing may be sent to the redirect address.
        var client = Single(request, "client_id", error => throw error) is { } id ? clients.Find(id, request) : null;
        if (client is null)
        {
            throw AuthorizationRefusedException.Here("`client_id` names no program that is registered here.");
        }

        var redirectUri = Single(request, "redirect_uri", error => throw error);
        if (redirectUri is null || !client.HasRedirectUri(redirectUri))
        {
            throw AuthorizationRefusedException.Here($"`redirect_uri` is none that is registered for {client.Name}; it is compared letter by letter.");
        }

        // A state that is there twice cannot be given back.
        var state = request.Query["state"] is [{ Length: > 0 } only] ? only : null;
        if (request.Query["state"].Count > 1)
        {
            throw Refuse("invalid_request", "`state` is there more than once.");
        }

        if (Required("response_type") != "code")
        {
            throw Refuse("unsupported_response_type", "`response_type` must be `code`.");
        }

        if (Optional("code_challenge_method") != "S256")
        {
            throw Refuse("invalid_request", "`code_challenge_method` must be `S256`.");
        }

        var challenge = Required("code_challenge");
        if (challenge.Length != ChallengeLength || !challenge.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            throw Refuse("invalid_request", "`code_challenge` must be the SHA-256 of the verifier in base64url, 43 characters.");
        }

        var scopes = ApiScopes.Parse(Optional("scope") ?? ApiScopes.MetricsRead);
        return scopes is not null && scopes.All(client.MayAskFor)
            ? new AuthorizationRequest(client, redirectUri, state, challenge, scopes)
            : throw Refuse("invalid_scope", $"`scope` may hold: {string.Join(' ', ApiScopes.All.Keys.Where(client.MayAskFor))}.");

        string Required(string name) => Optional(name) ?? throw Refuse("invalid_request", $"`{name}` is missing.");

        string? Optional(string name) => Single(request, name, _ => throw Refuse("invalid_request", $"`{name}` is there more than once."));

        AuthorizationRefusedException Refuse(string error, string description) => new(error, description, redirectUri, state);
    }

    /// <summary>The address that tells the program of a code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="issuer">This instance (RFC 9207).</param>
    public string WithCode(string code, string issuer) => Address(RedirectUri, State, issuer, ("code", code));

    /// <summary>An address with an answer in its query.</summary>
    internal static string Address(string redirectUri, string? state, string issuer, params IEnumerable<(string Name, string Value)> answer)
    {
        var all = answer.Append(("iss", issuer));
        return QueryHelpers.AddQueryString(
            redirectUri,
            (state is null ? all : all.Append(("state", state))).ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2, StringComparer.Ordinal));
    }

    // An empty parameter is as good as none, one that is there twice is an error (RFC 6749 section 3.1).
    private static string? Single(HttpRequest request, string name, Action<AuthorizationRefusedException> refuse)
    {
        var values = request.Query[name];
        if (values.Count > 1)
        {
            refuse(AuthorizationRefusedException.Here($"`{name}` is there more than once."));
        }

        return string.IsNullOrEmpty(values) ? null : values.ToString();
    }
}
