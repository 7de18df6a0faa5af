namespace SpotifyInsights.Storage.Objects;

/// <summary>What became of a put.</summary>
/// <param name="IsWritten">True: the object is stored. False: the condition did not hold and nothing changed.</param>
/// <param name="ETag">The new object's ETag; null when nothing was written.</param>
public readonly record struct PutResult(bool IsWritten, string? ETag);
