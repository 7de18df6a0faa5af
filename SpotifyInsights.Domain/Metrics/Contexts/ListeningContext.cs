namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>What music is good for. A track belongs to the context that it fits best.</summary>
public enum ListeningContext
{
    /// <summary>High energy, high tempo.</summary>
    Workout,

    /// <summary>Low speechiness, moderate energy, high instrumentalness.</summary>
    Focus,

    /// <summary>High danceability, high energy.</summary>
    Party,

    /// <summary>Low energy, high acousticness.</summary>
    Relax,

    /// <summary>Audio features are known, and none of the four fits well enough.</summary>
    Mixed,

    /// <summary>No audio features are known.</summary>
    Unknown,
}
