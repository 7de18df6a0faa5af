using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>One row of any file of plays. What a file does not know of its plays is null.</summary>
internal readonly record struct PlayRow
{
    /// <summary>Unix milliseconds.</summary>
    public required long PlayedAtMs { get; init; }

    public required ReportedTrack Track { get; init; }

    public string? ContextType { get; init; }

    public string? ContextUri { get; init; }

    /// <summary>The kind of source whose end stands.</summary>
    public required string Source { get; init; }

    /// <summary>Null in snapshots and polls: it needs the play before, which may be on another page.</summary>
    public int? MsPlayed { get; init; }

    public bool? IsEstimated { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? StartedAtMs => PlayedAtMs - MsPlayed;

    /// <summary>The row of a play as Spotify's Web API reported it.</summary>
    public static PlayRow OfApi(ReportedPlay play) => new()
    {
        PlayedAtMs = play.PlayedAt.ToUnixTimeMilliseconds(),
        Track = play.Track,
        ContextType = play.ContextType,
        ContextUri = play.ContextUri,
        Source = PlayRowColumns.ApiSource,
    };
}
