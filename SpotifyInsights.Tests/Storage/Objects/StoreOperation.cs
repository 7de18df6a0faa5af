namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>One request to a store.</summary>
/// <param name="Verb">Its kind.</param>
/// <param name="Key">The key, prefix or folder; the first key of a deletion of many.</param>
/// <param name="Bytes">What it brings or brought; 0 before a read.</param>
public sealed record StoreOperation(StoreVerb Verb, string Key, long Bytes = 0)
{
    public bool IsWrite => Verb is StoreVerb.Put or StoreVerb.Delete;
}
