namespace SpotifyInsights.Tests.Collection;

/// <summary>Stands for the end of the process.</summary>
public sealed class KilledException() : Exception("The process is no more.");
