namespace SpotifyInsights.Api.OAuth;

/// <summary>An error of the token or revocation endpoint (RFC 6749 section 5.2).</summary>
/// <param name="error">The error code.</param>
/// <param name="description">What is wrong, for whoever writes the program.</param>
/// <param name="status">400, or 401 where the program tried to prove itself by the Authorization header.</param>
public sealed class OAuthErrorException(string error, string description, int status = StatusCodes.Status400BadRequest) : Exception(description)
{
    /// <summary>The error code.</summary>
    public string Error { get; } = error;

    /// <summary>The status of the answer.</summary>
    public int Status { get; } = status;
}
