namespace SpotifyInsights.Api.Spotify;

/// <summary>404: no such thing, or no longer.</summary>
public sealed class SpotifyNotFoundException(SpotifyEndpoint endpoint)
    : SpotifyException($"{endpoint.Name}: Spotify has no such resource.")
{
    public override bool IsPassing => false;
}
