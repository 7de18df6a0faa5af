namespace SpotifyInsights.Storage.Uploads;

/// <summary>What lies in the store of an upload, whole or not.</summary>
/// <param name="UserId">The listener.</param>
/// <param name="UploadId">The upload.</param>
/// <param name="FirstWrittenAt">When the oldest of its objects was written.</param>
/// <param name="LastWrittenAt">When the newest was.</param>
public sealed record StoredUpload(string UserId, string UploadId, DateTimeOffset FirstWrittenAt, DateTimeOffset LastWrittenAt);
