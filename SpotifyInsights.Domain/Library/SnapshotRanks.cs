using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>Spotify's own ranks over all snapshots.</summary>
public sealed record SnapshotRanks
{
    /// <summary>What the comparison with your plays rests on.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Which lists.</summary>
    public required TopListKind Kind { get; init; }

    /// <summary>Spotify's time range of the lists.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>The snapshots, oldest first.</summary>
    public required IReadOnlyList<RankedSnapshot> Snapshots { get; init; }

    /// <summary>Everything that was ever in the list: by best rank, then the number of snapshots with it, most first, then key.</summary>
    public required IReadOnlyList<RankHistory> Items { get; init; }
}
