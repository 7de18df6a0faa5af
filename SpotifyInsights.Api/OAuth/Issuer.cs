namespace SpotifyInsights.Api.OAuth;

/// <summary>This instance as an authorization server (RFC 8414).</summary>
internal static class Issuer
{
    /// <summary>The address by which it was reached, without a slash at its end.</summary>
    public static string Of(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
