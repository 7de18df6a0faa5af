namespace SpotifyInsights.Storage;

/// <summary>The text can never be a Spotify user id: empty, too long, `.`, `..`, or with a slash, backslash or control character.</summary>
public sealed class InvalidUserIdException(string message) : ArgumentException(message, "userId");
