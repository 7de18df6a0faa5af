namespace SpotifyInsights.Storage.Imports;

/// <summary>A file that holds no listening history of a known form.</summary>
/// <param name="Name">The file's name; behind a zip's name and a slash its path in the zip.</param>
/// <param name="Bytes">Its size, unpacked.</param>
public sealed record UnknownFile(string Name, long Bytes);
