namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How much is known of how the music sounds.</summary>
public enum CoverageGrade
{
    /// <summary>Features are known of more than half.</summary>
    Sufficient,

    /// <summary>Of 20 % to half, as with most real listeners.</summary>
    Partial,

    /// <summary>Of less than 20 %.</summary>
    Slight,

    /// <summary>Of nothing: no track was found, or there are no reference data.</summary>
    None,
}
