using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Polls;

/// <summary>`metadata.json` of a recent poll.</summary>
public sealed record PollMetadata
{
    /// <summary>The collection instant.</summary>
    public required Instant Timestamp { get; init; }

    /// <summary>Spotify's id of the listener.</summary>
    public required string UserId { get; init; }

    /// <summary>The poll's folder name.</summary>
    public string? Poll { get; init; }

    /// <summary>State of Spotify's API that the collector was written for, `2025-11`.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Version of the program that collected.</summary>
    public string? CollectorVersion { get; init; }

    /// <summary>Base address or name of what was asked: `spotify`, `simulator`.</summary>
    public string? Source { get; init; }

    /// <summary>Rows of `recent_tracks.parquet`; null where it was not counted.</summary>
    public int? Rows { get; init; }

    /// <summary>
    /// The time up to the poll before, in which nothing but known plays happened, where that poll brought nothing new and left no other trace; else null.
    /// </summary>
    public InstantRange? Quiet { get; init; }
}
