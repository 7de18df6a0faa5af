using System.Text.Json.Serialization;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Whether enough is known of how the music sounds.</summary>
public enum AudioStatus
{
    /// <summary>Features are known of more than half.</summary>
    [JsonStringEnumMemberName("available")]
    Available,

    /// <summary>They are known of half or less: what is given describes the known part only.</summary>
    [JsonStringEnumMemberName("insufficient-coverage")]
    InsufficientCoverage,
}
