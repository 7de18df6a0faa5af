namespace SpotifyInsights.Api.Spotify;

/// <summary>What one job spends with Spotify: the requests that were sent, and the time that was waited for rate limits. Used by one job at a time.</summary>
public sealed class CallLedger(string userId)
{
    /// <summary>The listener for whom is asked.</summary>
    public string UserId { get; } = userId;

    /// <summary>Requests sent to the Web API, repeated ones included, those for tokens not.</summary>
    public int Calls { get; private set; }

    /// <summary>Time waited because Spotify asked for it.</summary>
    public TimeSpan Waited { get; private set; }

    internal void AddCall() => Calls++;

    internal void AddWait(TimeSpan wait) => Waited += wait;
}
