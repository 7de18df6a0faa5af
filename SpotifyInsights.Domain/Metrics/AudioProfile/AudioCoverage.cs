namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>How far the audio features are known, how the tracks were found, and what is missing.</summary>
public sealed record AudioCoverage
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The reference data used; null when there are none.</summary>
    public required ReferenceUse? Reference { get; init; }

    /// <summary>How far the audio features are known.</summary>
    public required AudioAvailability Availability { get; init; }

    /// <summary>How the played tracks were found in the reference data, `none` among the ways: plays and tracks add up to all.</summary>
    public required IReadOnlyList<WayCoverage> Ways { get; init; }

    /// <summary>The most played tracks without audio features, as many as `top` says.</summary>
    public required IReadOnlyList<MissingTrack> Missing { get; init; }
}
