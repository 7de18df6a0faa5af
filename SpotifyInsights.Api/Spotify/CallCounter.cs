namespace SpotifyInsights.Api.Spotify;

/// <summary>Counts the requests of this process to the Web API, repeated ones included, until somebody takes note of them. Safe to share.</summary>
public sealed class CallCounter
{
    private long unnoted;

    public void Add() => Interlocked.Increment(ref unnoted);

    /// <summary>How many since the last time.</summary>
    public long Take() => Interlocked.Exchange(ref unnoted, 0);
}
