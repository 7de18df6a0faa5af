namespace SpotifyInsights.Api.Importing;

/// <summary>What an upload may be. Real exports stay far below; what is above was made to do harm.</summary>
public sealed record ImportLimits
{
    /// <summary>The limits used where none are given.</summary>
    public static ImportLimits Default { get; } = new();

    /// <summary>Unpacked bytes of all files together. Default 4 GiB.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>Entries of all zips together. Default 10,000.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Unpacked bytes for each packed one, from <see cref="RatioMatters"/> on. Default 200; indented exports reach 40.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Unpacked bytes of an entry below which nobody asks for its ratio. Default 1 MiB.</summary>
    public long RatioMatters { get; init; } = 1 << 20;

    /// <summary>UTF-8 bytes of all different texts (titles, names, URIs) together, which lie in memory. Default 256 MiB.</summary>
    public long MaxTextBytes { get; init; } = 256L << 20;
}
