namespace SpotifyInsights.Benchmarks.Http;

/// <summary>A request that is measured.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Bytes">Size of the answer's body.</param>
/// <param name="Held">What `If-None-Match` says; null for nothing.</param>
/// <param name="Accepts">What `Accept-Encoding` says; null for nothing.</param>
public sealed record HttpQuestion(string Name, string Path, int Status, int Bytes = 0, string? Held = null, string? Accepts = null);
