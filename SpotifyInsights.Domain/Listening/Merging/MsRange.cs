namespace SpotifyInsights.Domain.Listening.Merging;

/// <summary>Unix milliseconds, both ends included: an instant that is not known more exactly.</summary>
internal readonly record struct MsRange(long First, long Last)
{
    /// <summary>Milliseconds between two ranges; 0 where they meet.</summary>
    public long GapTo(MsRange other) => Math.Max(0, Math.Max(other.First - Last, First - other.Last));

    public MsRange Earlier(long ms) => new(First - ms, Last - ms);
}
