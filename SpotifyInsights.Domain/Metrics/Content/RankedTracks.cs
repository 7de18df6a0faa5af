using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>
/// A catalogue's tracks in the order of their durations, those of unknown duration last. Tallies by this rank can be read in order of duration without being
/// sorted period by period.
/// </summary>
internal sealed class RankedTracks
{
    private readonly int[] _rankOf;
    private readonly int[] _durationMs;
    private readonly sbyte[] _isExplicit;
    private readonly AlbumType[] _albumType;

    public RankedTracks(TrackCatalogue tracks)
    {
        var order = new int[tracks.Count];
        _durationMs = Array.ConvertAll(tracks.DurationMs, ms => ms > 0 ? ms : int.MaxValue);
        _rankOf = new int[order.Length];
        for (var track = 0; track < order.Length; track++)
        {
            order[track] = track;
        }

        Array.Sort(_durationMs, order);
        Known = order.Length;
        while (Known > 0 && _durationMs[Known - 1] == int.MaxValue)
        {
            Known--;
        }

        for (var rank = 0; rank < order.Length; rank++)
        {
            _rankOf[order[rank]] = rank;
        }

        _isExplicit = Array.ConvertAll(order, track => tracks.Attributes.IsExplicit[track]);
        _albumType = Array.ConvertAll(order, track => tracks.Attributes.AlbumType[track]);
    }

    /// <summary>Tracks.</summary>
    public int Count => _rankOf.Length;

    /// <summary>Ranks from here on are of unknown duration.</summary>
    public int Known { get; }

    /// <summary>By track.</summary>
    public ReadOnlySpan<int> RankOf => _rankOf;

    /// <summary>By rank, ascending.</summary>
    public ReadOnlySpan<int> DurationMs => _durationMs;

    /// <summary>By rank: 1, 0 or <see cref="TrackAttributes.Unknown"/>.</summary>
    public ReadOnlySpan<sbyte> IsExplicit => _isExplicit;

    /// <summary>By rank.</summary>
    public ReadOnlySpan<AlbumType> AlbumTypes => _albumType;
}
