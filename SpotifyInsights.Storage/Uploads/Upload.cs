using NodaTime;

namespace SpotifyInsights.Storage.Uploads;

/// <summary>`upload.json`: with it the upload is whole.</summary>
/// <param name="ReceivedAt">When the last byte had come.</param>
/// <param name="Files">The files, in the order in which they came.</param>
public sealed record Upload(Instant ReceivedAt, IReadOnlyList<UploadedFile> Files)
{
    /// <summary>Bytes of all files.</summary>
    public long Length => Files.Sum(file => file.Length);
}
