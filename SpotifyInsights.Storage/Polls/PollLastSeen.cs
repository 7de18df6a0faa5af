using NodaTime;

namespace SpotifyInsights.Storage.Polls;

/// <summary>The last poll that brought nothing new, which leaves no folder of its own.</summary>
/// <param name="SeenAt">When Spotify answered.</param>
/// <param name="CoversFrom">`played_at` of the oldest entry of that answer: what was played since then is known. Null for an empty answer.</param>
public sealed record PollLastSeen(Instant SeenAt, Instant? CoversFrom);
