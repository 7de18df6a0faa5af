namespace SpotifyInsights.Domain.Metrics;

/// <summary>What rankings go by.</summary>
public enum RankBy
{
    /// <summary>Plays.</summary>
    Plays,

    /// <summary>Minutes heard.</summary>
    Minutes,
}
