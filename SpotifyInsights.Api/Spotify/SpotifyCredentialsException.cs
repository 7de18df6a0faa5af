namespace SpotifyInsights.Api.Spotify;

/// <summary>The accounts service does not know the app: its client id or secret is wrong.</summary>
public sealed class SpotifyCredentialsException(string error)
    : SpotifyException($"Spotify does not accept the app's credentials ({error}). Check Spotify:ClientId and Spotify:ClientSecret.")
{
    public override bool IsPassing => false;
}
