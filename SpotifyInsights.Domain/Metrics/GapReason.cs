namespace SpotifyInsights.Domain.Metrics;

/// <summary>Why a stretch of time was not observed.</summary>
public enum GapReason
{
    /// <summary>Before anything was observed: nothing was collected yet and no export covers it.</summary>
    BeforeCollection,

    /// <summary>Between observed stretches: collection was interrupted, or more was played than a poll can see.</summary>
    Missed,

    /// <summary>After the last collection.</summary>
    NotYetCollected,
}
