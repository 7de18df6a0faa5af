namespace SpotifyInsights.Domain.Metrics.AudioProfile;

/// <summary>What somebody prefers of two.</summary>
public enum SoundSide
{
    /// <summary>Neither more than chance would give.</summary>
    Balanced,

    /// <summary>Acoustic to electronic production.</summary>
    Acoustic,

    /// <summary>Electronic to acoustic production.</summary>
    Electronic,

    /// <summary>Instrumental to vocal tracks.</summary>
    Instrumental,

    /// <summary>Vocal to instrumental tracks.</summary>
    Vocal,
}
