namespace SpotifyInsights.Api.Auth;

/// <summary>Spotify knows this person, and this instance does not let them in.</summary>
public sealed class SignInRefusedException(string message) : Exception(message);
