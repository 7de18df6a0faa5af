namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>What kind of tracks somebody plays, how far they are heard, and what beside music is heard.</summary>
public sealed record ContentMetrics : IMetrics
{
    /// <summary>What the numbers rest on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Every play counted.</summary>
    public required ContentLevels ByPlays { get; init; }

    /// <summary>Every different track counted once.</summary>
    public required ContentLevels ByTracks { get; init; }

    /// <summary>The bins of the histograms of durations, shortest first.</summary>
    public required IReadOnlyList<DurationBin> DurationBins { get; init; }

    /// <summary>How far music is heard.</summary>
    public required CompletionLevels Completion { get; init; }

    /// <summary>Podcasts and audiobooks.</summary>
    public required SpokenWord SpokenWord { get; init; }

    /// <summary>Every period of the window.</summary>
    public required IReadOnlyList<PeriodContent> Periods { get; init; }

    /// <summary>How the share of explicit plays moved over the window; null where too little is known of one end.</summary>
    public required Trend? ExplicitChange { get; init; }

    /// <summary>How the share of plays from albums moved over the window; null where too little is known of one end.</summary>
    public required Trend? AlbumChange { get; init; }

    /// <summary>How the mean duration in seconds moved over the window; null where too little is known of one end.</summary>
    public required Trend? DurationChange { get; init; }

    /// <summary>What kind of listener that makes; null under 50 plays of known album type.</summary>
    public required Persona? Persona { get; init; }

    /// <summary>The findings in words, best first.</summary>
    public required IReadOnlyList<Insight> Insights { get; init; }
}
