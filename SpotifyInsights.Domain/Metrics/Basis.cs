using NodaTime;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>What a metric rests on: how much data, how much of the time, and how far its numbers can be trusted.</summary>
public sealed record Basis
{
    /// <summary>The window and zone used, defaults filled in.</summary>
    public required BasisWindow Window { get; init; }

    /// <summary>Plays counted in the window.</summary>
    public required int Plays { get; init; }

    /// <summary>Plays in the window that were heard too briefly to count; they are in `plays` only if the question included them.</summary>
    public required int ShortPlays { get; init; }

    /// <summary>Minutes heard in the counted plays.</summary>
    public required double Minutes { get; init; }

    /// <summary>What would be counted in the window, had you not excluded it; nothing where excluded plays are shown.</summary>
    public required ExcludedTotals Excluded { get; init; }

    /// <summary>Start of the first counted play; null without plays.</summary>
    public required Instant? FirstPlayAt { get; init; }

    /// <summary>Start of the last counted play; null without plays.</summary>
    public required Instant? LastPlayAt { get; init; }

    /// <summary>Share of the minutes that were measured, not estimated, 0 to 1; null without minutes.</summary>
    public required double? MeasuredShare { get; init; }

    /// <summary>Share of the window up to now that was observed, 0 to 1; null when none of it has passed yet.</summary>
    public required double? ObservedShare { get; init; }

    /// <summary>The stretches of the window up to now that were not observed, oldest first.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>How to read the numbers.</summary>
    public required Bounds Bounds { get; init; }

    /// <summary>Names the state of the data that was read.</summary>
    public required string DataVersion { get; init; }

    /// <summary>The answer is what had been collected until this instant, by today's formulas; null for everything that is known.</summary>
    public required Instant? AsOf { get; init; }

    /// <summary>How far the attributes that this metric uses are known; empty when it uses none.</summary>
    public required IReadOnlyList<AttributeCoverage> Attributes { get; init; }
}
