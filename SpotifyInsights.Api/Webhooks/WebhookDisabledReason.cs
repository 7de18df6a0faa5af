using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>Why a webhook gets no more messages.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WebhookDisabledReason>))]
public enum WebhookDisabledReason
{
    /// <summary>The listener switched it off.</summary>
    [JsonStringEnumMemberName("switched-off")]
    SwitchedOff,

    /// <summary>The receiver answered 410 Gone.</summary>
    [JsonStringEnumMemberName("gone")]
    Gone,

    /// <summary>A message could not be delivered for a day and a half, and none else in that time.</summary>
    [JsonStringEnumMemberName("failing")]
    Failing,
}
