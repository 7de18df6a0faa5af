using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>The data of `collection.stalled` and `collection.recovered`.</summary>
/// <param name="LastSuccessAt">When plays were last collected from anybody; null: never.</param>
/// <param name="Detail">What is known, for people; null once it is over.</param>
internal sealed record StandstillMessage(Instant? LastSuccessAt, string? Detail);
