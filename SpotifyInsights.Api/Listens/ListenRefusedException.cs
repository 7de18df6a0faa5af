namespace SpotifyInsights.Api.Listens;

/// <summary>A submission breaks ListenBrainz' rules; the message is the one that ListenBrainz has for it.</summary>
public sealed class ListenRefusedException(string message) : Exception(message);
