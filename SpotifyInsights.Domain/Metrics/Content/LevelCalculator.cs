using System.Buffers;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Numerics;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>Works out what a tally's tracks are. Keeps its memory from one period to the next.</summary>
internal sealed class LevelCalculator : IDisposable
{
    /// <summary>With fewer touched ranks than one in so many, sorting them is faster than looking at all.</summary>
    private const int SparseBelow = 32;

    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75, 0.9];

    private readonly RankedTracks _tracks;
    private readonly int[] _ranks;
    private readonly int[] _durations;
    private readonly int[] _plays;
    private readonly int[] _ones;

    public LevelCalculator(RankedTracks tracks)
    {
        _tracks = tracks;
        _ranks = ArrayPool<int>.Shared.Rent(tracks.Count);
        _durations = ArrayPool<int>.Shared.Rent(tracks.Count);
        _plays = ArrayPool<int>.Shared.Rent(tracks.Count);
        _ones = ArrayPool<int>.Shared.Rent(tracks.Count);
        _ones.AsSpan(0, tracks.Count).Fill(1);
    }

    /// <summary>By plays and by different tracks.</summary>
    /// <param name="byRank">Plays by rank of duration.</param>
    /// <param name="countedPlays">What was counted by plays.</param>
    public (ContentLevels ByPlays, ContentLevels ByTracks) Calculate(Tally byRank, out LevelCounts countedPlays)
    {
        var (plays, tracks, known) = (new LevelCounts(), new LevelCounts(), 0);
        foreach (var rank in InOrder(byRank))
        {
            var weight = byRank.Plays[rank];
            plays.Add(_tracks, rank, weight);
            tracks.Add(_tracks, rank, 1);
            if (rank < _tracks.Known)
            {
                (_durations[known], _plays[known]) = (_tracks.DurationMs[rank], weight);
                known++;
            }
        }

        countedPlays = plays;
        Span<double> quantiles = stackalloc double[Shares.Length];
        CountedQuantiles.TryFind(_durations.AsSpan(0, known), _plays.AsSpan(0, known), Shares, quantiles);
        var byPlays = plays.Levels(quantiles);
        CountedQuantiles.TryFind(_durations.AsSpan(0, known), _ones.AsSpan(0, known), Shares, quantiles);
        return (byPlays, tracks.Levels(quantiles));
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_ranks);
        ArrayPool<int>.Shared.Return(_durations);
        ArrayPool<int>.Shared.Return(_plays);
        ArrayPool<int>.Shared.Return(_ones);
    }

    /// <summary>The touched ranks, ascending.</summary>
    private ReadOnlySpan<int> InOrder(Tally tally)
    {
        var touched = tally.Touched;
        if (touched.Length < tally.Size / SparseBelow)
        {
            touched.CopyTo(_ranks);
            _ranks.AsSpan(0, touched.Length).Sort();
            return _ranks.AsSpan(0, touched.Length);
        }

        var count = 0;
        var plays = tally.Plays;
        for (var rank = 0; rank < plays.Length; rank++)
        {
            // Written always and kept only if played: nothing to guess.
            _ranks[count] = rank;
            count += plays[rank] > 0 ? 1 : 0;
        }

        return _ranks.AsSpan(0, count);
    }
}
