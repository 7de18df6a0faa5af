namespace SpotifyInsights.Storage.Objects;

/// <summary>An object's content (or the range that was asked for) with what the store says of the whole object.</summary>
public sealed record StoredObject(ObjectInfo Info, ReadOnlyMemory<byte> Content);
