namespace SpotifyInsights.Domain.Listening;

/// <summary>Spotify's three ranges of top lists.</summary>
public enum TimeRange
{
    /// <summary>`short_term`: about four weeks.</summary>
    Short,

    /// <summary>`medium_term`: about six months.</summary>
    Medium,

    /// <summary>`long_term`: about one year.</summary>
    Long,
}
