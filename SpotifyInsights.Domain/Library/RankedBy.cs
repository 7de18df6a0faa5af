namespace SpotifyInsights.Domain.Library;

/// <summary>What a ranking of the library goes by.</summary>
public enum RankedBy
{
    /// <summary>Plays.</summary>
    Plays,

    /// <summary>Minutes heard.</summary>
    Minutes,

    /// <summary>The skip rate, shrunk towards that of all plays for those with few; the most skipped first.</summary>
    SkipRate,
}
