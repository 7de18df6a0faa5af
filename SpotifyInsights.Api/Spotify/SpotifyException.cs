namespace SpotifyInsights.Api.Spotify;

/// <summary>Spotify could not be asked, or did not give what was asked for. No message holds a token or a secret.</summary>
public abstract class SpotifyException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Whether the same call may succeed later without anybody changing anything.</summary>
    public abstract bool IsPassing { get; }
}
