namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>What the rule for rows of exports looks at.</summary>
/// <param name="PlayedAtMs">The reported instant, Unix milliseconds.</param>
/// <param name="EndMs">The end by the row alone (<see cref="WitnessTime"/>), Unix milliseconds.</param>
/// <param name="HeardMs">Milliseconds heard.</param>
/// <param name="Track">Equal for rows of one track (<see cref="TrackKey"/>); from 0 on.</param>
/// <param name="Import">The place of the import that holds the row among the imports by id; of several the first, of none -1.</param>
public readonly record struct ExportRow(long PlayedAtMs, long EndMs, long HeardMs, int Track, int Import)
{
    /// <summary>The start of the play, Unix milliseconds.</summary>
    public long StartMs => EndMs - HeardMs;
}
