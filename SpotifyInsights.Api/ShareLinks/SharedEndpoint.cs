using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.ShareLinks;

/// <summary>What a share link can open, each to be read alone.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SharedEndpoint>))]
public enum SharedEndpoint
{
    /// <summary>`GET /metrics/temporal`.</summary>
    [JsonStringEnumMemberName("temporal")]
    Temporal,

    /// <summary>`GET /metrics/artists`.</summary>
    [JsonStringEnumMemberName("artists")]
    Artists,

    /// <summary>`GET /metrics/discovery`.</summary>
    [JsonStringEnumMemberName("discovery")]
    Discovery,

    /// <summary>`GET /metrics/popularity`.</summary>
    [JsonStringEnumMemberName("popularity")]
    Popularity,

    /// <summary>`GET /metrics/release-years`.</summary>
    [JsonStringEnumMemberName("release-years")]
    ReleaseYears,

    /// <summary>`GET /metrics/content`.</summary>
    [JsonStringEnumMemberName("content")]
    Content,

    /// <summary>`GET /metrics/comparison`, without snapshots.</summary>
    [JsonStringEnumMemberName("comparison")]
    Comparison,

    /// <summary>`GET /audio-profile`.</summary>
    [JsonStringEnumMemberName("audio-profile")]
    AudioProfile,

    /// <summary>`GET /audio-profile/contexts`.</summary>
    [JsonStringEnumMemberName("contexts")]
    Contexts,

    /// <summary>`GET /audio-profile/coverage`.</summary>
    [JsonStringEnumMemberName("audio-coverage")]
    AudioCoverage,

    /// <summary>`GET /insights`: sentences of all families.</summary>
    [JsonStringEnumMemberName("insights")]
    Insights,
}
