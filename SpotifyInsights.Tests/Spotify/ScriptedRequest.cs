namespace SpotifyInsights.Tests.Spotify;

/// <summary>A request that the code under test sent.</summary>
public sealed record ScriptedRequest(string Method, string Server, string PathAndQuery, string? Authorization, string Body);
