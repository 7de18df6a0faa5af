namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>Of what there is a phase.</summary>
public enum PhaseKind
{
    /// <summary>An artist.</summary>
    Artist,

    /// <summary>A genre.</summary>
    Genre,
}
