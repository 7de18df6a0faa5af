namespace SpotifyInsights.Tests.Aggregation;

/// <summary>The process dies here.</summary>
public sealed class CrashException : Exception;
