namespace SpotifyInsights.Domain.Reference;

/// <summary>The audio features of one track; null is "not known".</summary>
public sealed record AudioFeatures
{
    /// <summary>Nothing is known.</summary>
    public static AudioFeatures None { get; } = new();

    /// <summary>0 to 1.</summary>
    public double? Danceability { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Energy { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Valence { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Acousticness { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Instrumentalness { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Speechiness { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Liveness { get; init; }

    /// <summary>Beats per minute. Spotify's 0 stands for "no beat found" and is null here.</summary>
    public double? Tempo { get; init; }

    /// <summary>Decibels.</summary>
    public double? Loudness { get; init; }

    /// <summary>Whether anything is known.</summary>
    public bool IsKnown => this != None;

    /// <summary>A feature by its name.</summary>
    /// <param name="feature">Which.</param>
    public double? this[AudioFeature feature] => feature switch
    {
        AudioFeature.Danceability => Danceability,
        AudioFeature.Energy => Energy,
        AudioFeature.Valence => Valence,
        AudioFeature.Acousticness => Acousticness,
        AudioFeature.Instrumentalness => Instrumentalness,
        AudioFeature.Speechiness => Speechiness,
        AudioFeature.Liveness => Liveness,
        AudioFeature.Tempo => Tempo,
        AudioFeature.Loudness => Loudness,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, message: null),
    };
}
