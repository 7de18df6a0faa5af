using NodaTime;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>One play of music, and how every export words it.</summary>
public sealed record ExportedPlay
{
    /// <summary>What happened.</summary>
    public required SimulatedPlay Truth { get; init; }

    /// <summary>`ts`: the end cut to the second; of a play without connection when it was sent.</summary>
    public required Instant ReportedAt { get; init; }

    /// <summary>`ms_played`: what was heard, now and then a little more than the track has.</summary>
    public required int HeardMs { get; init; }

    /// <summary>`spotify_track_uri`: the track's own, or another one of the same recording.</summary>
    public required string Uri { get; init; }

    /// <summary>The title, in one of its spellings.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it was played without connection and reported later, together with others.</summary>
    public bool IsSentLater { get; init; }

    /// <summary>Whether it was watched: the extended history of today tells it in a file of its own.</summary>
    public bool IsVideo { get; init; }

    /// <summary>`endTime` of account data, whole minutes; null where account data leave the play out.</summary>
    public Instant? AccountEndTime { get; init; }

    /// <summary>`msPlayed` of account data.</summary>
    public int AccountHeardMs { get; init; }

    /// <summary>`offline_timestamp`; null where it is null.</summary>
    internal long? OfflineTimestamp { get; init; }

    internal string Platform { get; init; } = "";

    internal string Country { get; init; } = "";

    internal string Address { get; init; } = "";

    internal string? ReasonStart { get; init; }

    internal string? ReasonEnd { get; init; }

    internal bool IsShuffled { get; init; }

    internal bool IsIncognito { get; init; }

    /// <summary>The value of `skipped` as JSON: `true`, `false`, `null`, `0` or `1`.</summary>
    internal string Skipped { get; init; } = "null";
}
