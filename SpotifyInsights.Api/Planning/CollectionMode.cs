using System.Text.Json.Serialization;

namespace SpotifyInsights.Api.Planning;

/// <summary>What makes the instance collect. Listeners can always ask for a snapshot themselves.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CollectionMode>))]
public enum CollectionMode
{
    /// <summary>Each sign-in takes a full snapshot, however young the last one is; nothing happens in between.</summary>
    [JsonStringEnumMemberName("on-sign-in")]
    OnSignIn,

    /// <summary>A sign-in takes a full snapshot when the last one is 24 hours old; nothing happens in between.</summary>
    [JsonStringEnumMemberName("smart")]
    Smart,

    /// <summary>A full snapshot every 24 hours and recent polls between, whether anybody signs in or not.</summary>
    [JsonStringEnumMemberName("background")]
    Background,
}
