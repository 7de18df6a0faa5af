namespace SpotifyInsights.Api.OAuth;

/// <summary>A program's request cannot be put to the listener.</summary>
/// <param name="error">The error code of RFC 6749 section 4.1.2.1.</param>
/// <param name="description">What is wrong, for whoever writes the program.</param>
/// <param name="redirectUri">Where the program is told; null: nowhere, because the program or its address is not known.</param>
/// <param name="state">What the program wants back; null: nothing.</param>
public sealed class AuthorizationRefusedException(string error, string description, string? redirectUri, string? state) : Exception(description)
{
    /// <summary>The error code.</summary>
    public string Error { get; } = error;

    /// <summary>Where the program is told; null: nowhere.</summary>
    public string? RedirectUri { get; } = redirectUri;

    /// <summary>A fault that only the person at the browser is told of.</summary>
    public static AuthorizationRefusedException Here(string description) => new("invalid_request", description, redirectUri: null, state: null);

    /// <summary>The address that tells the program.</summary>
    /// <param name="issuer">This instance.</param>
    public string Address(string issuer) =>
        AuthorizationRequest.Address(RedirectUri!, state, issuer, ("error", Error), ("error_description", Message.Replace('`', '\'')));
}
