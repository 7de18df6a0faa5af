using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Endpoints.Snapshots;

/// <summary>What came of asking for a snapshot.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SnapshotRequestStatus>))]
public enum SnapshotRequestStatus
{
    /// <summary>A job takes it, or one was already under way.</summary>
    [JsonStringEnumMemberName("started")]
    Started,

    /// <summary>Nothing was started: the last full snapshot is younger than 24 hours.</summary>
    [JsonStringEnumMemberName("up-to-date")]
    UpToDate,
}
