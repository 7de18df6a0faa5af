namespace SpotifyInsights.Domain.Metrics;

/// <summary>How well the data carries a sentence.</summary>
public enum Confidence
{
    /// <summary>Little data, or most of the time unobserved.</summary>
    Low,

    /// <summary>Enough to say it.</summary>
    Medium,

    /// <summary>Plenty of plays over well-observed time.</summary>
    High,
}
