using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>Puts the page of an artist, album or track together.</summary>
public static class PageCalculator
{
    private const int NeighboursEachSide = 2;

    /// <summary>A page.</summary>
    /// <param name="slice">The window.</param>
    /// <param name="kind">What the item is.</param>
    /// <param name="item">Its index, as <see cref="LibraryKeys.Find"/> gives it.</param>
    /// <param name="ranking">How many tracks and albums stand on it, and whose play a play is.</param>
    public static LibraryPage Calculate(ListeningSlice slice, LibraryKind kind, int item, Ranking ranking)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(ranking);
        var tracks = slice.View.History.Tracks;
        var tally = LibraryTally.Of(slice, kind, ranking.Credit);
        var ranked = new LibraryRanking(tally, LibraryKeys.KeysOf(tracks, kind), RankedBy.Plays);
        var isOf = LibraryKeys.TracksOf(tracks, kind, item, ranking.Credit);
        var (months, hours, first, last) = ItemMonths.Of(slice, kind, item, isOf, ranking.Credit);
        var rank = ranked.RanksOf([item])[0];
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, []),
            Kind = kind,
            Key = LibraryKeys.KeysOf(tracks, kind)[item],
            Name = LibraryKeys.NameOf(tracks, kind, item),
            Artist = RankingCalculator.ArtistsOf(tracks, kind, [item])[0],
            Album = kind == LibraryKind.Track && tracks.Album[item] is >= 0 and var album ? LibraryKeys.ItemOf(tracks, LibraryKind.Album, album) : null,
            Plays = tally.Plays[item],
            Minutes = PlayTotals.MinutesOf(tally.Ms[item]),
            ShareOfPlays = tally.All.Plays == 0 ? null : (double)tally.Plays[item] / tally.All.Plays,
            ShareOfMinutes = tally.All.Ms == 0 ? null : (double)tally.Ms[item] / tally.All.Ms,
            FirstPlayAt = first,
            LastPlayAt = last,
            Rank = rank,
            BestRankMonth = months.MinBy(month => month.Rank),
            BestMonth = months.MaxBy(month => (month.Plays, month.Minutes)),
            Months = months,
            HourOfDay = hours,
            Completion = tally.Heard[item].Levels(),
            Neighbours = rank is null ? [] : Neighbours(tracks, kind, tally, ranked, item, rank.Value),
            Tracks = kind == LibraryKind.Track ? [] : Top(slice, LibraryKind.Track, isOf, ranking),
            Albums = kind == LibraryKind.Artist ? Top(slice, LibraryKind.Album, isOf, ranking) : [],
            Alternates = kind == LibraryKind.Track ? Alternates(slice, isOf) : [],
        };
    }

    private static IReadOnlyList<LibraryEntry> Neighbours(TrackCatalogue tracks, LibraryKind kind, LibraryTally tally, LibraryRanking ranked, int item, int rank)
    {
        var (best, _) = ranked.After(after: null, rank + NeighboursEachSide);
        var artists = RankingCalculator.ArtistsOf(tracks, kind, best[Math.Max(0, rank - 1 - NeighboursEachSide)..]);
        return [.. best.Index().Skip(rank - 1 - NeighboursEachSide).Zip(artists)
            .Where(pair => pair.First.Item != item)
            .Select(pair => RankingCalculator.Entry(tracks, kind, tally, ranked, pair.First.Item, pair.Second, pair.First.Index + 1, formerRank: null))];
    }

    // Of the item's own plays alone: an artist's albums have tracks of others.
    private static IReadOnlyList<PlayedItem> Top(ListeningSlice slice, LibraryKind kind, bool[] isOf, Ranking ranking) =>
        TopItems.Of(slice.View.History.Tracks, kind, LibraryTally.Of(slice, kind, ranking.Credit, isOf), ranking.Top);

    private static IReadOnlyList<Alternate> Alternates(ListeningSlice slice, bool[] isOf)
    {
        var (history, plays) = (slice.View.History, new Dictionary<int, int>());
        var alike = Enumerable.Range(0, isOf.Length).Where(track => isOf[track]).ToArray();
        if (alike.Length < 2)
        {
            return [];
        }

        foreach (var (from, to) in LibraryTally.Rows(slice))
        {
            for (var row = from; row < to; row++)
            {
                var track = history.Plays.Track[row];
                if (isOf[track] && PlayColumns.IsCounted(history.Plays.MsPlayed[row], history.Plays.Flags[row], slice.Window.IncludeShort))
                {
                    plays[track] = plays.GetValueOrDefault(track) + 1;
                }
            }
        }

        var tracks = history.Tracks;
        return [.. alike.OrderByDescending(track => plays.GetValueOrDefault(track)).ThenBy(track => tracks.Keys[track], StringComparer.Ordinal)
            .Select(track => new Alternate(tracks.Keys[track], tracks.Album[track] is >= 0 and var album ? LibraryKeys.ItemOf(tracks, LibraryKind.Album, album) : null, plays.GetValueOrDefault(track)))];
    }
}
