namespace SpotifyInsights.Domain.Reference;

/// <summary>Where the tracks of one history lie in the reference data.</summary>
public sealed class MatchedTracks
{
    internal MatchedTracks(ReferenceIndex index, int[] rows, MatchWay[] ways) => (Index, Rows, Ways) = (index, rows, ways);

    /// <summary>The reference data.</summary>
    public ReferenceIndex Index { get; }

    /// <summary>The row of each track of the catalogue in <see cref="Index"/>, or <see cref="ReferenceIndex.Unknown"/>.</summary>
    public int[] Rows { get; }

    /// <summary>How each track of the catalogue was found.</summary>
    public MatchWay[] Ways { get; }

    /// <summary>Tracks of the catalogue.</summary>
    public int Count => Rows.Length;

    /// <summary>Bytes held beside the index.</summary>
    public long Bytes => (long)Count * (sizeof(int) + sizeof(MatchWay));
}
