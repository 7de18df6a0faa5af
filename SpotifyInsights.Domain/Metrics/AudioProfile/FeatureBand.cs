namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>A mean in words.</summary>
public enum FeatureBand
{
    /// <summary>Under 0.4.</summary>
    Low,

    /// <summary>0.4 to under 0.7.</summary>
    Moderate,

    /// <summary>From 0.7.</summary>
    High,
}
