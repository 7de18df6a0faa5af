namespace SpotifyInsights.Storage.Aggregates;

/// <summary>A version file that counts.</summary>
/// <param name="Version">Hash of its content, which is its name.</param>
/// <param name="Rows">Rows that it holds.</param>
/// <param name="Etag">The ETag that the store gave it.</param>
public sealed record VersionEntry(string Version, int Rows, string Etag);
