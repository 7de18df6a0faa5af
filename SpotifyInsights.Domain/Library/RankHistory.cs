using NodaTime;

namespace SpotifyInsights.Domain.Library;

/// <summary>Spotify's ranks of one track or artist.</summary>
public sealed record RankHistory
{
    /// <summary>What `/tracks/{id}` or `/artists/{id}` takes, where you have plays of it.</summary>
    public required string Key { get; init; }

    /// <summary>Its name as the newest snapshot has it; null where not given.</summary>
    public required string? Name { get; init; }

    /// <summary>Its best rank, from 1.</summary>
    public required int BestRank { get; init; }

    /// <summary>The first snapshot with that rank.</summary>
    public required Instant BestRankAt { get; init; }

    /// <summary>Its rank in the newest snapshot; null where it is not in it.</summary>
    public required int? CurrentRank { get; init; }

    /// <summary>In how many snapshots it is.</summary>
    public required int Appearances { get; init; }

    /// <summary>How often it came in, the first snapshot included.</summary>
    public required int Entries { get; init; }

    /// <summary>How often it went out.</summary>
    public required int Exits { get; init; }

    /// <summary>Its longest stay, in snapshots one after the other.</summary>
    public required int LongestStay { get; init; }

    /// <summary>The days between the first and the last snapshot of that stay; 0 for a single one.</summary>
    public required double LongestStayDays { get; init; }

    /// <summary>Its rank in each of `snapshots`; null where it is not in it.</summary>
    public required IReadOnlyList<int?> Ranks { get; init; }
}
