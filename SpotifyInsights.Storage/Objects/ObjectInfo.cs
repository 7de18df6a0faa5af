namespace SpotifyInsights.Storage.Objects;

/// <summary>What a store says of an object without its content.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ETag">Opaque text without quotes that changes with the content; in the local store a hash of it.</param>
/// <param name="ModifiedAt">When the store took the object, by the store's clock.</param>
public sealed record ObjectInfo(string Key, long Length, string ETag, DateTimeOffset ModifiedAt);
