namespace SpotifyInsights.Api.OAuth;

/// <summary>A third party's program, as the owner of the instance registered it. It is a public client: it keeps no secret and proves itself by PKCE.</summary>
public sealed class RegisteredClient
{
    /// <summary>The `client_id`: letters, digits, `-`, `_` and `.`.</summary>
    public string Id { get; set; } = "";

    /// <summary>What the listener reads on the consent page.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where codes may be sent, compared letter by letter; of `http://127.0.0.1` and `http://[::1]` the port is free (RFC 8252 section 7.3).</summary>
    public IList<string> RedirectUris { get; } = [];

    /// <summary>Origins whose pages may call this instance from a browser, such as `https://charts.example`.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>What it may ask for; empty: all scopes.</summary>
    public IList<string> Scopes { get; } = [];

    /// <summary>Whether codes may be sent there.</summary>
    public bool HasRedirectUri(string uri) => RedirectUris.Any(registered => registered == uri || IsSameButForThePort(registered, uri));

    /// <summary>Whether it may ask for a scope.</summary>
    public bool MayAskFor(string scope) => Scopes.Count == 0 || Scopes.Contains(scope);

    // Of a program on the listener's own machine, which takes the port that is free.
    private static bool IsSameButForThePort(string registered, string uri) =>
        Uri.TryCreate(registered, UriKind.Absolute, out var known) && Uri.TryCreate(uri, UriKind.Absolute, out var asked)
        && known is { Scheme: "http", Host: "127.0.0.1" or "[::1]" }
        && $"http://{asked.Authority}{Rest(uri, asked)}" == uri
        && asked.Host == known.Host && asked.UserInfo.Length == 0
        && Rest(uri, asked) == Rest(registered, known);

    private static string Rest(string text, Uri uri) => text.Length >= 7 + uri.Authority.Length ? text[(7 + uri.Authority.Length)..] : "";
}
