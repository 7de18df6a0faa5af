namespace SpotifyInsights.Storage.Objects;

/// <summary>The object was replaced between two reads that belong together.</summary>
public sealed class ObjectChangedException(string key) : ObjectStoreException(key, "changed while it was read");
