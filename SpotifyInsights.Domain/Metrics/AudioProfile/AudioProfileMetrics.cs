namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>What the music sounds like: of the plays whose track is in the reference data. What it says of the others is nothing, so look at the bounds.</summary>
public sealed record AudioProfileMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The reference data used; null when there are none.</summary>
    public required ReferenceUse? Reference { get; init; }

    /// <summary>How far the audio features are known.</summary>
    public required AudioAvailability Availability { get; init; }

    /// <summary>Nine features.</summary>
    public required IReadOnlyList<FeatureProfile> Features { get; init; }

    /// <summary>The means of the seven features that go from 0 to 1.</summary>
    public required IReadOnlyList<RadarAxis> Radar { get; init; }

    /// <summary>How bright the music is.</summary>
    public required MoodScore MoodScore { get; init; }

    /// <summary>Acoustic against electronic music.</summary>
    public required AcousticPreference AcousticElectronic { get; init; }

    /// <summary>Instrumental against vocal music.</summary>
    public required InstrumentalPreference InstrumentalVocal { get; init; }

    /// <summary>Every period of the window: the mood trajectory.</summary>
    public required IReadOnlyList<AudioPeriod> Periods { get; init; }

    /// <summary>How the mood changed within the window; null when either half has fewer than 50 plays with a mood score, or both together fewer than two tracks.</summary>
    public required MoodChange? MoodChange { get; init; }

    /// <summary>The window's most played tracks.</summary>
    public required IReadOnlyList<ProfileTrack> Tracks { get; init; }

    /// <summary>What to look at instead; null when the audio features are available.</summary>
    public required AudioAlternatives? Alternatives { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
