using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>How far music was heard, counted.</summary>
internal struct CompletionCounts
{
    /// <summary>Who heard this part of a track has heard it: the rest is often silence or the next track's fade.</summary>
    public const double CompletePart = 0.9;

    private int _measured;
    private int _ofKnownLength;
    private int _completed;
    private int _skipped;
    private double _heardParts;

    /// <summary>Adds a play of music; one whose time is an estimate says nothing.</summary>
    /// <param name="msPlayed">Milliseconds heard.</param>
    /// <param name="flags">What else is known.</param>
    /// <param name="durationMs">Length of the track, 0 or less where not known.</param>
    public void Add(int msPlayed, PlayFlags flags, int durationMs)
    {
        if ((flags & PlayFlags.Estimated) != PlayFlags.None)
        {
            return;
        }

        var isComplete = durationMs > 0 && msPlayed >= CompletePart * durationMs;
        var isLeft = (flags & PlayFlags.Skipped) != PlayFlags.None || PlayColumns.IsShort(msPlayed, flags);
        _measured++;
        _completed += isComplete ? 1 : 0;
        _skipped += isLeft && !isComplete ? 1 : 0;
        if (durationMs > 0)
        {
            _ofKnownLength++;
            _heardParts += Math.Min(1, (double)msPlayed / durationMs);
        }
    }

    public void Add(CompletionCounts other)
    {
        _measured += other._measured;
        _ofKnownLength += other._ofKnownLength;
        _completed += other._completed;
        _skipped += other._skipped;
        _heardParts += other._heardParts;
    }

    public readonly CompletionLevels Levels() => new(
        _measured,
        _ofKnownLength == 0 ? null : (double)_completed / _ofKnownLength,
        _ofKnownLength == 0 ? null : _heardParts / _ofKnownLength,
        _measured == 0 ? null : (double)_skipped / _measured);
}
