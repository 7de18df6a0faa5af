namespace SpotifyInsights.Api.Histories;

/// <summary>Memory for listening histories (section `Cache`).</summary>
public sealed class CacheOptions
{
    public const string Section = "Cache";

    /// <summary>How much memory histories and what is derived from them may take, in MiB; the least recently used goes first. 16 to 1,000,000. Default: 512.</summary>
    public int HistoryMegabytes { get; set; } = 512;
}
