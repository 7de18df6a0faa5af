using System.Text.Json.Serialization;

namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>Whose share with audio features decides.</summary>
public enum AvailabilityOf
{
    /// <summary>The window's plays.</summary>
    [JsonStringEnumMemberName("plays")]
    Plays,

    /// <summary>The window's most played tracks, as many as `top` says, each once.</summary>
    [JsonStringEnumMemberName("top-tracks")]
    TopTracks,
}
