namespace SpotifyInsights.Api.Hosting;

/// <summary>The store holds data of the other kind: a demo's where listeners are meant, or listeners' where a demo is meant.</summary>
public sealed class StoreMismatchException(string message) : Exception(message);
