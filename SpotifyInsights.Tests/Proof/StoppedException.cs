namespace SpotifyInsights.Tests.Proof;

/// <summary>The process, or the request, ends here.</summary>
public sealed class StoppedException : Exception;
