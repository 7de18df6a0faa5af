namespace SpotifyInsights.Storage.Objects.Local;

/// <summary>When the kernel last saw a file change, in its own ticks (1 to 10 ms): two changes in one tick carry the same time.</summary>
internal readonly record struct ChangeTime(long Seconds, uint Nanoseconds)
{
    /// <summary>True when a change made from <paramref name="other"/> on is sure to carry a later time than this one.</summary>
    public bool IsBefore(ChangeTime other) => (Seconds, Nanoseconds).CompareTo((other.Seconds, other.Nanoseconds)) < 0;
}
