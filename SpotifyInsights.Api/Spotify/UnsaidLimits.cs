namespace SpotifyInsights.Api.Spotify;

/// <summary>
/// How long a group of endpoints is left alone when Spotify answers 429 and does not say for how long: a minute, and twice as long each time nothing else came in
/// between, half an hour at most. Of this process; safe to share.
/// </summary>
public sealed class UnsaidLimits
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, TimeSpan> pauses = new(StringComparer.Ordinal);

    /// <summary>Whether the group's last answer was such a limit: then one attempt at a time is enough.</summary>
    public bool IsLimited(string group)
    {
        lock (gate)
        {
            return pauses.ContainsKey(group);
        }
    }

    /// <summary>The group was limited once more.</summary>
    /// <returns>How long to leave it alone.</returns>
    public TimeSpan Pause(string group)
    {
        lock (gate)
        {
            var doubled = pauses.TryGetValue(group, out var last) ? last * 2 : First;
            return pauses[group] = doubled < Longest ? doubled : Longest;
        }
    }

    /// <summary>The group was answered without a limit.</summary>
    public void Answered(string group)
    {
        lock (gate)
        {
            pauses.Remove(group);
        }
    }
}
