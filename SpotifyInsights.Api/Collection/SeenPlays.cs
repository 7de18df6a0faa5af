using NodaTime;
using SpotifyInsights.Storage.Snapshots;

namespace SpotifyInsights.Api.Collection;

/// <summary>What an answer of recent plays held.</summary>
/// <param name="Plays">How many plays, 1 to 50.</param>
/// <param name="From">End of the oldest.</param>
/// <param name="To">End of the newest.</param>
public sealed record SeenPlays(int Plays, Instant From, Instant To)
{
    /// <summary>What <paramref name="page"/> holds; null: no plays.</summary>
    public static SeenPlays? In(RecentTracksPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return page.Plays.Count == 0 ? null : new SeenPlays(page.Plays.Count, page.Plays.Min(play => play.PlayedAt), page.Plays.Max(play => play.PlayedAt));
    }
}
