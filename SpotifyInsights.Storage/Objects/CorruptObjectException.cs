namespace SpotifyInsights.Storage.Objects;

/// <summary>The object is there and cannot be understood: cut off, of another format, or with impossible values. It is never taken for a missing one.</summary>
public sealed class CorruptObjectException(string key, string message, Exception? innerException = null)
    : ObjectStoreException(key, message, innerException);
