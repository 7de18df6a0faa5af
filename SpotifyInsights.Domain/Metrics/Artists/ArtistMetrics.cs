namespace SpotifyInsights.Domain.Metrics.Artists;

/// <summary>How taste moves between artists, and how loyal it is. Series have an entry for each of `periods`, in their order.</summary>
public sealed record ArtistMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>The periods of the window, oldest first.</summary>
    public required IReadOnlyList<ArtistPeriod> Periods { get; init; }

    /// <summary>The top artists of each period.</summary>
    public required IReadOnlyList<PeriodRanking> Ranking { get; init; }

    /// <summary>Running totals of everyone who was ever in a top, for a bar-chart race; most plays first.</summary>
    public required IReadOnlyList<RaceArtist> Race { get; init; }

    /// <summary>Who stayed, came and went between the tops of neighbouring periods, for a Sankey diagram.</summary>
    public required Migration Migration { get; init; }

    /// <summary>How much the top changed since one, three and twelve periods before.</summary>
    public required IReadOnlyList<PeriodChange> ChangeRate { get; init; }

    /// <summary>Artists heard for the first time in the whole history.</summary>
    public required IReadOnlyList<PeriodNewcomers> NewArtists { get; init; }

    /// <summary>Tracks heard for the first time in the whole history.</summary>
    public required IReadOnlyList<PeriodNewcomers> NewTracks { get; init; }

    /// <summary>New artists in a whole, observed period on average, the warm-up left out; null without such a period.</summary>
    public required double? AverageNewArtists { get; init; }

    /// <summary>New tracks in a whole, observed period on average, the warm-up left out; null without such a period.</summary>
    public required double? AverageNewTracks { get; init; }

    /// <summary>Share of each period's plays whose artist was heard in an earlier period already.</summary>
    public required IReadOnlyList<PeriodLoyalty> Loyalty { get; init; }

    /// <summary>The loyalty of all plays outside the warm-up, 0 to 1; null without any.</summary>
    public required double? LoyaltyScore { get; init; }

    /// <summary>Of the artists first heard in a period, who was heard again later.</summary>
    public required IReadOnlyList<PeriodRetention> Retention { get; init; }

    /// <summary>How varied each period is.</summary>
    public required IReadOnlyList<PeriodDiversity> Diversity { get; init; }

    /// <summary>Genres of each period and how far they moved.</summary>
    public required GenreDrift GenreDrift { get; init; }

    /// <summary>Stretches in which an artist or genre held far more than its usual share, oldest first.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>Much-played artists of the window that were not heard for a long time, most plays first.</summary>
    public required IReadOnlyList<ForgottenArtist> Forgotten { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
