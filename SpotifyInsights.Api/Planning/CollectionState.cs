using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Planning;

/// <summary>How the collection from a listener stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CollectionState>))]
public enum CollectionState
{
    /// <summary>It goes on as planned.</summary>
    [JsonStringEnumMemberName("on-schedule")]
    OnSchedule,

    /// <summary>The first look is still to come.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>It has stood still for three hours or more: plays may be lost.</summary>
    [JsonStringEnumMemberName("stalled")]
    Stalled,

    /// <summary>Spotify answers the app later; `blocks` says when.</summary>
    [JsonStringEnumMemberName("blocked")]
    Blocked,

    /// <summary>It rests until the listener signs in again.</summary>
    [JsonStringEnumMemberName("sign-in-needed")]
    SignInNeeded,

    /// <summary>The instance collects at sign-ins and on request alone.</summary>
    [JsonStringEnumMemberName("on-request")]
    OnRequest,
}
