namespace SpotifyInsights.Storage.Objects;

/// <summary>How a <see cref="LocalObjectStore"/> writes.</summary>
public sealed record LocalObjectStoreOptions
{
    /// <summary>
    /// True (the default): a put or delete is on the disk before it is acknowledged and survives a power cut. False: it survives the end
    /// of the process only; for data that can be made again. Replacing is atomic for readers either way.
    /// </summary>
    public bool FlushToDisk { get; init; } = true;
}
