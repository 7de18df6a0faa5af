namespace SpotifyInsights.Storage.Uploads;

/// <summary>A file of an upload.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Length">Bytes.</param>
/// <param name="PartLength">Bytes of each part but the last.</param>
public sealed record UploadedFile(string Name, long Length, int PartLength);
