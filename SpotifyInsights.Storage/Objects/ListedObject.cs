namespace SpotifyInsights.Storage.Objects;

/// <summary>What a listing says of an object: what is known without opening it, hence no ETag.</summary>
/// <param name="Key">The object's key.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ModifiedAt">When the store took the object, by the store's clock.</param>
public sealed record ListedObject(string Key, long Length, DateTimeOffset ModifiedAt);
