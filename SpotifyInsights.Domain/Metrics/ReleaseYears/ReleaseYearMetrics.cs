namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>
/// Which years the music is from. A date known to the month or year only counts as its first day; `basis` counts these. Tracks without a date are part of no
/// number but the coverage.
/// </summary>
public sealed record ReleaseYearMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Every play counted.</summary>
    public required ReleaseLevels ByPlays { get; init; }

    /// <summary>Every different track counted once.</summary>
    public required ReleaseLevels ByTracks { get; init; }

    /// <summary>
    /// How old the tracks were when they were played, in years of 365.2425 days, on average over plays; a date later than the play counts as age 0. Null
    /// without plays of known date.
    /// </summary>
    public required double? MeanAgeYears { get; init; }

    /// <summary>The earliest release year heard; null without any.</summary>
    public required int? OldestYear { get; init; }

    /// <summary>The latest release year heard; null without any.</summary>
    public required int? NewestYear { get; init; }

    /// <summary>The decades heard, earliest first.</summary>
    public required IReadOnlyList<ReleaseDecade> Decades { get; init; }

    /// <summary>The years heard, earliest first; years in between without plays are left out.</summary>
    public required IReadOnlyList<ReleaseYearCount> Histogram { get; init; }

    /// <summary>Every period of the window.</summary>
    public required IReadOnlyList<PeriodReleases> Periods { get; init; }

    /// <summary>How the mean age in years moved over the window; null where too little is known of one end.</summary>
    public required Trend? AgeChange { get; init; }

    /// <summary>What kind of listener that makes; null under 50 plays of known date.</summary>
    public required Persona? Persona { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
