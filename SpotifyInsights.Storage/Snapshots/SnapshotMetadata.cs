using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Snapshots;

/// <summary>`metadata.json` of a snapshot. Everything but the first two can be missing in snapshots taken by older tools.</summary>
public sealed record SnapshotMetadata
{
    /// <summary>The collection instant.</summary>
    public required Instant Timestamp { get; init; }

    /// <summary>Spotify's id of the listener.</summary>
    public required string UserId { get; init; }

    /// <summary>Name shown on Spotify; null when not given.</summary>
    public string? DisplayName { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code; null in development mode.</summary>
    public string? Country { get; init; }

    /// <summary>`premium`, `free` …; null in development mode.</summary>
    public string? Product { get; init; }

    /// <summary>State of Spotify's API that the collector was written for, `2025-11`.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The snapshot's folder name.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Version of the program that collected.</summary>
    public string? CollectorVersion { get; init; }

    /// <summary>Base address or name of what was asked: `spotify`, `simulator`.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the listener insisted although the last snapshot was younger than 24 hours.</summary>
    public bool Forced { get; init; }

    /// <summary>Calls to Spotify that the snapshot took; null where it was not counted.</summary>
    public int? Calls { get; init; }

    /// <summary>Rows by file name; null where it was not counted.</summary>
    public IReadOnlyDictionary<string, int>? Rows { get; init; }

    /// <summary>
    /// The time up to the poll before, in which nothing but known plays happened, where that poll brought nothing new and left no other trace; else null.
    /// </summary>
    public InstantRange? Quiet { get; init; }

    /// <summary>The time before the recent plays in which others may have been missed; null when there is none, or nobody looked.</summary>
    public InstantRange? Gap { get; init; }
}
