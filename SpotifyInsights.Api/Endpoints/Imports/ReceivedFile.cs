namespace SpotifyInsights.Api.Endpoints.Imports;

/// <summary>A file as it came.</summary>
/// <param name="Name">As the caller named it.</param>
/// <param name="Bytes">Its length.</param>
public sealed record ReceivedFile(string Name, long Bytes);
