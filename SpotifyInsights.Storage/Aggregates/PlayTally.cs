using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The plays of one track or artist, counted. What was only ever in a top list has none.</summary>
internal sealed class PlayTally
{
    public Instant? FirstPlayedAt { get; private set; }

    public Instant? LastPlayedAt { get; private set; }

    public int Count { get; private set; }

    public long MsPlayed { get; private set; }

    public PlayFlags Sources { get; private set; }

    public void Add(Instant playedAt, int msPlayed, PlayFlags sources)
    {
        FirstPlayedAt = Count == 0 || playedAt < FirstPlayedAt ? playedAt : FirstPlayedAt;
        LastPlayedAt = Count == 0 || playedAt > LastPlayedAt ? playedAt : LastPlayedAt;
        Count++;
        MsPlayed += msPlayed;
        Sources |= sources;
    }

    public void Add(PlayTally other)
    {
        if (other.Count == 0)
        {
            return;
        }

        FirstPlayedAt = Count == 0 || other.FirstPlayedAt < FirstPlayedAt ? other.FirstPlayedAt : FirstPlayedAt;
        LastPlayedAt = Count == 0 || other.LastPlayedAt > LastPlayedAt ? other.LastPlayedAt : LastPlayedAt;
        Count += other.Count;
        MsPlayed += other.MsPlayed;
        Sources |= other.Sources;
    }
}
