using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The genres of both sides. A play (of a list: an entry) of an artist with several genres counts for each in equal parts.</summary>
public sealed record GenreComparison
{
    /// <summary>Share of A's plays (of a list: entries) whose artist's genres are known, 0 to 1; null without any.</summary>
    public required double? CoverageA { get; init; }

    /// <summary>The same of B.</summary>
    public required double? CoverageB { get; init; }

    /// <summary>The strongest genres of both sides together, at most `top`, strongest first.</summary>
    public required IReadOnlyList<GenreShare> Genres { get; init; }

    /// <summary>The share of all other genres in A; null where no genre is known there.</summary>
    public required double? OtherA { get; init; }

    /// <summary>The share of all other genres in B; null where no genre is known there.</summary>
    public required double? OtherB { get; init; }

    /// <summary>Jensen and Shannon's distance (base 2) over all genres: 0 for the same shares, 1 for nothing in common; null where either side knows no genre.</summary>
    public required double? Distance { get; init; }

    /// <summary>What the distance would be if the plays of both sides were dealt to them at random; null under 50 covered plays on either, and for Spotify's lists.</summary>
    public required ChanceLevel? Chance { get; init; }

    /// <summary>The flow from B's shares to A's; empty where either side knows no genre.</summary>
    public required IReadOnlyList<GenreFlow> Flow { get; init; }
}
