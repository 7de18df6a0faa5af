namespace SpotifyInsights.Domain.Metrics;

/// <summary>What an action is about.</summary>
public enum InsightItemKind
{
    /// <summary>A track.</summary>
    Track,

    /// <summary>An artist.</summary>
    Artist,

    /// <summary>An album.</summary>
    Album,
}
