namespace SpotifyInsights.Storage.Objects;

/// <summary>The store failed, or an object cannot be understood. The message names the key.</summary>
public class ObjectStoreException : Exception
{
    /// <summary>Says what failed for <paramref name="key"/>.</summary>
    public ObjectStoreException(string key, string message, Exception? innerException = null)
        : base($"{key}: {message}", innerException) => (Key, Reason) = (key, message);

    /// <summary>The object's key (of a listing its prefix; the folder's path where the whole store cannot be opened).</summary>
    public string Key { get; }

    /// <summary>What failed, without the key.</summary>
    public string Reason { get; }
}
