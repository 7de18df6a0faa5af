namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>What is asked of a store. A listing is one operation for every 1,000 names, as S3 pages them.</summary>
public enum StoreVerb
{
    Get,
    GetRange,
    Find,
    List,
    Put,
    Delete,
}
