namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>The axes of the spider chart.</summary>
public enum ProfileAxisName
{
    /// <summary>Many artists.</summary>
    Diversity,

    /// <summary>Artists met lately.</summary>
    Novelty,

    /// <summary>Popular artists.</summary>
    Mainstream,

    /// <summary>Recent releases.</summary>
    NewReleases,

    /// <summary>The same tracks again.</summary>
    Repeat,

    /// <summary>Many genres.</summary>
    GenreBreadth,
}
