namespace SpotifyInsights.Api.Spotify;

/// <summary>401 also for a token that was issued a moment ago. It says nothing about the sign-in: only `invalid_grant` does.</summary>
public sealed class SpotifyUnauthorizedException(SpotifyEndpoint endpoint)
    : SpotifyException($"{endpoint.Name} refused the access token, and a fresh one too.")
{
    public override bool IsPassing => true;
}
