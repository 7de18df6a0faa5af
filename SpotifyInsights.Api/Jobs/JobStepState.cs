using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Where one step of a job stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<JobStepState>))]
public enum JobStepState
{
    /// <summary>Not begun in the present run; in a job that ended otherwise, never reached.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Is being worked on.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Done.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>The step at which the job was given up or called off.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,
}
