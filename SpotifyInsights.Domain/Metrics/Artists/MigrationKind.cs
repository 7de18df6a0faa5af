namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>What an artist did between two tops.</summary>
public enum MigrationKind
{
    /// <summary>In both.</summary>
    Stayed,

    /// <summary>In the later one only.</summary>
    Entered,

    /// <summary>In the earlier one only.</summary>
    Left,
}
