using NodaTime;

namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>
/// How well known the music is. Popularity is Spotify's 0 to 100: as Spotify said it last, else as the reference data have it. What neither knows is null and
/// part of no mean.
/// </summary>
public sealed record PopularityMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>From this popularity a track is a hit; there is no feed of charts to ask.</summary>
    public required int HitThreshold { get; init; }

    /// <summary>Below so many followers an artist is niche.</summary>
    public required long NicheFollowers { get; init; }

    /// <summary>The date of which reference popularity is a picture; null without reference data or where the date is not known.</summary>
    public required LocalDate? ReferenceAsOf { get; init; }

    /// <summary>The window as a whole.</summary>
    public required PopularityLevels Overall { get; init; }

    /// <summary>The bands of popularity, least popular first.</summary>
    public required IReadOnlyList<PopularityBand> Distribution { get; init; }

    /// <summary>Every period of the window.</summary>
    public required IReadOnlyList<PeriodPopularity> Periods { get; init; }

    /// <summary>The window's top artists, best first.</summary>
    public required IReadOnlyList<ArtistReach> TopArtists { get; init; }

    /// <summary>How the mean popularity moved over the window; null where too little is known of one end.</summary>
    public required PopularityChange? Change { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
