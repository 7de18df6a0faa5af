namespace SpotifyInsights.Domain.Reference;

/// <summary>What Spotify's audio analysis says of a track. The first seven go from 0 to 1.</summary>
public enum AudioFeature
{
    /// <summary>How fit for dancing, 0 to 1.</summary>
    Danceability,

    /// <summary>How intense, 0 to 1.</summary>
    Energy,

    /// <summary>How positive it sounds, 0 to 1.</summary>
    Valence,

    /// <summary>How surely acoustic, 0 to 1.</summary>
    Acousticness,

    /// <summary>How surely without vocals, 0 to 1; above 0.5 is meant to be instrumental.</summary>
    Instrumentalness,

    /// <summary>How much speech, 0 to 1; music is mostly below 0.33.</summary>
    Speechiness,

    /// <summary>How surely with an audience, 0 to 1.</summary>
    Liveness,

    /// <summary>Beats per minute, above 0.</summary>
    Tempo,

    /// <summary>Mean loudness in decibels relative to full scale, mostly -60 to 0, sometimes above.</summary>
    Loudness,
}
