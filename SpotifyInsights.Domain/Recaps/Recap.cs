using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Overview;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>What a week, month, quarter or year was.</summary>
public sealed record Recap
{
    /// <summary>What it rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>How long the period is.</summary>
    public required RecapKind Kind { get; init; }

    /// <summary>Whether the period is over; while it is not, all of it is what there is up to now.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>How much was heard.</summary>
    public required RecapTotals Totals { get; init; }

    /// <summary>How much in the period before; null where it ended before the first play.</summary>
    public required RecapTotals? Before { get; init; }

    /// <summary>How much in the same period a year before, of a week 52 weeks before; null where it ended before the first play.</summary>
    public required RecapTotals? YearBefore { get; init; }

    /// <summary>The most played artists, with the places won or lost since the period before.</summary>
    public required IReadOnlyList<LibraryEntry> Artists { get; init; }

    /// <summary>The most played tracks, likewise.</summary>
    public required IReadOnlyList<LibraryEntry> Tracks { get; init; }

    /// <summary>The most played albums, likewise.</summary>
    public required IReadOnlyList<LibraryEntry> Albums { get; init; }

    /// <summary>Artists heard for the first time.</summary>
    public required RecapNews New { get; init; }

    /// <summary>Artists that came back after a long pause.</summary>
    public required RecapNews Returned { get; init; }

    /// <summary>The largest.</summary>
    public required RecapRecords Records { get; init; }

    /// <summary>Round numbers that the whole history reached in it, oldest first.</summary>
    public required IReadOnlyList<Milestone> Milestones { get; init; }

    /// <summary>The best sentences of all metric families about it, best first.</summary>
    public required IReadOnlyList<RankedInsight> Insights { get; init; }
}
