using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Where a job stands. `succeeded`, `failed` and `cancelled` are final.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobState>))]
public enum JobState
{
    /// <summary>Waits for its turn, or for <c>nextAttemptAt</c>.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Is being worked on.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Done; <c>result</c> says what came of it.</summary>
    [JsonStringEnumMemberName("succeeded")]
    Succeeded,

    /// <summary>Given up; <c>problem</c> says why.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Called off by the listener.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}
