using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>The most played of a stretch of listening.</summary>
internal static class TopItems
{
    /// <summary>The first ones, by plays, then minutes, then key.</summary>
    public static IReadOnlyList<PlayedItem> Of(ListeningSlice slice, LibraryKind kind, Credit credit, int top) =>
        Of(slice.View.History.Tracks, kind, LibraryTally.Of(slice, kind, credit), top);

    /// <summary>As <see cref="Of(ListeningSlice, LibraryKind, Credit, int)"/>, of what was counted.</summary>
    public static IReadOnlyList<PlayedItem> Of(TrackCatalogue tracks, LibraryKind kind, LibraryTally tally, int top)
    {
        var (items, _) = new LibraryRanking(tally, LibraryKeys.KeysOf(tracks, kind), RankedBy.Plays).After(after: null, top);
        var artists = RankingCalculator.ArtistsOf(tracks, kind, items);
        return [.. items.Select((item, i) => new PlayedItem(
            LibraryKeys.KeysOf(tracks, kind)[item], LibraryKeys.NameOf(tracks, kind, item), artists[i], tally.Plays[item], PlayTotals.MinutesOf(tally.Ms[item])))];
    }
}
