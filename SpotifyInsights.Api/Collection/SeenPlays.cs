using NodaTime;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>What an answer of recent plays held.</summary>
/// <param name="Plays">How many plays, 1 to 50.</param>
/// <param name="From">End of the oldest.</param>
/// <param name="To">End of the newest.</param>
/// <param name="Lately">End of the third newest; null: there are fewer.</param>
public sealed record SeenPlays(int Plays, Instant From, Instant To, Instant? Lately)
{
    /// <summary>The newest plays that say how fast somebody listens now.</summary>
    public const int LatelyPlays = 3;

    /// <summary>What <paramref name="page"/> holds; null: no plays.</summary>
    public static SeenPlays? In(RecentTracksPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var ends = page.Plays.Select(play => play.PlayedAt).OrderDescending().ToList();
        return ends.Count == 0 ? null : new SeenPlays(ends.Count, ends[^1], ends[0], ends.Count < LatelyPlays ? null : ends[LatelyPlays - 1]);
    }
}
