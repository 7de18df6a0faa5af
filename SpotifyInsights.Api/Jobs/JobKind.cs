using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Jobs;

/// <summary>What a job does. A listener has at most one unfinished job of each kind.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobKind>))]
public enum JobKind
{
    /// <summary>A full snapshot: recent plays, top tracks and artists, metrics, aggregates.</summary>
    [JsonStringEnumMemberName("snapshot")]
    Snapshot,

    /// <summary>The recent plays only, between two snapshots.</summary>
    [JsonStringEnumMemberName("poll")]
    Poll,

    /// <summary>The aggregates again, from all inputs.</summary>
    [JsonStringEnumMemberName("rebuild")]
    Rebuild,

    /// <summary>The polls of months long past, one file for each month.</summary>
    [JsonStringEnumMemberName("archive")]
    Archive,

    /// <summary>Everything of the listener deleted, for good.</summary>
    [JsonStringEnumMemberName("erase")]
    Erase,
}
