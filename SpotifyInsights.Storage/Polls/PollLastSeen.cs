using System.Text.Json.Serialization;
using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Polls;

/// <summary>The last poll that brought nothing new, which leaves no folder of its own.</summary>
/// <param name="SeenAt">When Spotify answered.</param>
/// <param name="CoversFrom">
/// `played_at` of the oldest entry of the answers since the last stored input: what was played since then is known. Null for an empty answer.
/// </param>
public sealed record PollLastSeen(Instant SeenAt, Instant? CoversFrom)
{
    /// <summary>The time in which nothing but known plays happened; null where the answer proves nothing.</summary>
    [JsonIgnore]
    public InstantRange? Covered => CoversFrom is { } from && from < SeenAt ? new InstantRange(from, SeenAt) : null;

    /// <summary>This answer after <paramref name="former"/>: the start of one unbroken stretch stays.</summary>
    public PollLastSeen After(PollLastSeen? former) =>
        former?.CoversFrom is { } start && CoversFrom is { } from && start < from && from <= former.SeenAt ? this with { CoversFrom = start } : this;
}
