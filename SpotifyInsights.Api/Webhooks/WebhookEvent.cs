using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>What a webhook can tell of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebhookEvent>))]
public enum WebhookEvent
{
    /// <summary>A job has done what it was to do.</summary>
    [JsonStringEnumMemberName("job.succeeded")]
    JobSucceeded,

    /// <summary>A job has failed and is not tried again.</summary>
    [JsonStringEnumMemberName("job.failed")]
    JobFailed,

    /// <summary>Spotify wants the listener to sign in again; until then nothing is collected.</summary>
    [JsonStringEnumMemberName("sign-in.needed")]
    SignInNeeded,

    /// <summary>Plays may have been missed: more were heard since the last look than Spotify remembers.</summary>
    [JsonStringEnumMemberName("gap.detected")]
    GapDetected,

    /// <summary>Spotify ends the listener's sign-in in 30, 7 or 1 days.</summary>
    [JsonStringEnumMemberName("sign-in.ending")]
    SignInEnding,

    /// <summary>For the owner of the instance: nothing was collected for three hours from half of the listeners or more.</summary>
    [JsonStringEnumMemberName("collection.stalled")]
    CollectionStalled,

    /// <summary>For the owner of the instance: the collection goes on again.</summary>
    [JsonStringEnumMemberName("collection.recovered")]
    CollectionRecovered,

    /// <summary>A week, month, quarter or year with plays is over, and its recap can be read.</summary>
    [JsonStringEnumMemberName("recap.ready")]
    RecapReady,

    /// <summary>The whole history reached a round number of plays, hours or artists.</summary>
    [JsonStringEnumMemberName("milestone.reached")]
    MilestoneReached,

    /// <summary>A test that the listener asked for; sent whatever the webhook is subscribed to.</summary>
    [JsonStringEnumMemberName("ping")]
    Ping,
}
