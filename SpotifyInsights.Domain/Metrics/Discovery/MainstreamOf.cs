namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>Whose popularity a mainstream score is.</summary>
public enum MainstreamOf
{
    /// <summary>The artists': known of at least half of the plays.</summary>
    Artists,

    /// <summary>The tracks'.</summary>
    Tracks,
}
