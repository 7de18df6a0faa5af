namespace SpotifyInsights.Api.Spotify;

/// <summary>Spotify gives nothing more until the listener signs in again. All data collected so far stays.</summary>
public sealed class SignInRequiredException(string userId, string reason, Exception? innerException = null)
    : SpotifyException($"The listener {userId} has to sign in with Spotify again: {reason}.", innerException)
{
    /// <summary>The listener.</summary>
    public string UserId { get; } = userId;

    public override bool IsPassing => false;
}
