namespace SpotifyInsights.Api.Histories;

/// <summary>Memory for listening histories and answers about them (section `Cache`).</summary>
public sealed class CacheOptions
{
    public const string Section = "Cache";

    /// <summary>How much memory histories and what is derived from them may take, in MiB; the least recently used goes first. 16 to 1,000,000. Default: 512.</summary>
    public int HistoryMegabytes { get; set; } = 512;

    /// <summary>
    /// For how many seconds a history counts as the newest after the store was asked. What this process commits is seen at once; another process's commits
    /// after this time at the latest, or when a request names them. 0 (ask for every request) to 300. Default: 5.
    /// </summary>
    public double FreshSeconds { get; set; } = 5;

    /// <summary>
    /// For how many seconds the reference data count as the newest after the store was asked. What this process imports is used at once; what another one
    /// imports, after this time at the latest. 0 (ask for every request) to 3600. Default: 60, because they change once a year.
    /// </summary>
    public double ReferenceFreshSeconds { get; set; } = 60;

    /// <summary>How much memory finished answers may take, in MiB; the least recently used goes first. 0 (keep none) to 100,000. Default: 64.</summary>
    public int ResultMegabytes { get; set; } = 64;
}
