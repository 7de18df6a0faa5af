namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>How adventurous listening is.</summary>
public sealed record DiscoveryMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Different artists / plays; falls as a window grows. Null without plays.</summary>
    public required double? ArtistDiversity { get; init; }

    /// <summary>Different artists expected among 50 random plays / 50: comparable between windows. Null under 50 plays.</summary>
    public required double? ArtistDiversity50 { get; init; }

    /// <summary>Different artists.</summary>
    public required int UniqueArtists { get; init; }

    /// <summary>Different tracks.</summary>
    public required int UniqueTracks { get; init; }

    /// <summary>Different genres of the artists whose genres are known; null when none is.</summary>
    public required int? UniqueGenres { get; init; }

    /// <summary>Different genres / different artists, can exceed 1; null when no genre is known.</summary>
    public required double? GenreDiversity { get; init; }

    /// <summary>Play-weighted mean popularity, 0 to 100, of what `mainstreamOf` says; null where it is known of no play.</summary>
    public required double? MainstreamScore { get; init; }

    /// <summary>Share of the plays whose track had been released within the 365 days before, of those with a release date; null without any.</summary>
    public required double? NewReleaseRatio { get; init; }

    /// <summary>The same by tracks: those that were new at one play at least.</summary>
    public required double? NewReleaseRatioByTracks { get; init; }

    /// <summary>Share of the plays whose track was released in the year of the play, of those with a release date; null without any.</summary>
    public required double? CurrentYearShare { get; init; }

    /// <summary>Share of the different tracks with two plays or more; null without plays.</summary>
    public required double? RepeatRate { get; init; }

    /// <summary>How unevenly the plays are spread over the artists.</summary>
    public required Concentration Concentration { get; init; }

    /// <summary>Whose popularity every mainstream score in this answer is; null when neither is known of any play.</summary>
    public required MainstreamOf? MainstreamOf { get; init; }

    /// <summary>The axes of the spider chart, each 0 to 1 and comparable between windows of any length.</summary>
    public required IReadOnlyList<ProfileAxis> Profile { get; init; }

    /// <summary>The most played artists whose popularity is known, at most 200, most plays first.</summary>
    public required IReadOnlyList<ScatterArtist> ArtistScatter { get; init; }

    /// <summary>Plays of artists first heard in the window and of those heard before.</summary>
    public required NewVersusFamiliar NewVersusFamiliar { get; init; }

    /// <summary>The same numbers for each period, oldest first.</summary>
    public required IReadOnlyList<DiscoveryPeriod> Series { get; init; }

    /// <summary>Artists met in the last 90 days, played a few times and not heard for two weeks; most plays first.</summary>
    public required IReadOnlyList<SecondListen> SecondListens { get; init; }

    /// <summary>What kind of listener this is; null under 50 plays.</summary>
    public required Persona? Persona { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
