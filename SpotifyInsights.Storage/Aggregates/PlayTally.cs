using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>The plays of one track or artist, counted. What was only ever in a top list has none. In milliseconds, because there is one for every track.</summary>
internal sealed class PlayTally
{
    private long firstMs;
    private long lastMs;

    public Instant? FirstPlayedAt => Count == 0 ? null : Instant.FromUnixTimeMilliseconds(firstMs);

    public Instant? LastPlayedAt => Count == 0 ? null : Instant.FromUnixTimeMilliseconds(lastMs);

    public int Count { get; private set; }

    public long MsPlayed { get; private set; }

    public PlayFlags Sources { get; private set; }

    public void Add(long playedAtMs, int msPlayed, PlayFlags sources) => Add(playedAtMs, playedAtMs, count: 1, msPlayed, sources);

    public void Add(PlayTally other)
    {
        if (other.Count > 0)
        {
            Add(other.firstMs, other.lastMs, other.Count, other.MsPlayed, other.Sources);
        }
    }

    private void Add(long first, long last, int count, long msPlayed, PlayFlags sources)
    {
        firstMs = Count == 0 ? first : Math.Min(firstMs, first);
        lastMs = Count == 0 ? last : Math.Max(lastMs, last);
        Count += count;
        MsPlayed += msPlayed;
        Sources |= sources;
    }
}
