using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Domain.Library;

/// <summary>Ranks artists, albums and recordings of any window, beside the window of the same length before it.</summary>
public static class RankingCalculator
{
    /// <summary>A page of the ranking.</summary>
    public static RankingPage Calculate(ListeningSlice slice, RankingQuestion question)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(question);
        var tracks = slice.View.History.Tracks;
        var keys = LibraryKeys.KeysOf(tracks, question.Kind);
        var tally = LibraryTally.Of(slice, question.Kind, question.Credit);
        var ranking = new LibraryRanking(tally, keys, question.By);
        var (items, before) = ranking.After(question.After, question.Limit);
        var former = FormerRanks(slice, question, keys, items);
        var artists = ArtistsOf(tracks, question.Kind, items);
        var entries = items.Select((item, i) => Entry(tracks, question.Kind, tally, ranking, item, artists[i], rank: before + i + 1, former?.Ranks[i]));
        var isLast = before + items.Length == ranking.Items.Length;
        return new RankingPage([.. entries], ranking.Items.Length, former?.From, isLast || items.Length == 0 ? null : ranking.PlaceOf(items[^1]));
    }

    internal static LibraryEntry Entry(TrackCatalogue tracks, LibraryKind kind, LibraryTally tally, LibraryRanking ranking, int item, LibraryItem? artist, int rank, int? formerRank)
    {
        var levels = tally.Heard[item].Levels();
        return new()
        {
            Rank = rank,
            RankChange = formerRank - rank,
            Key = LibraryKeys.KeysOf(tracks, kind)[item],
            Name = LibraryKeys.NameOf(tracks, kind, item),
            Artist = artist,
            Plays = tally.Plays[item],
            Minutes = PlayTotals.MinutesOf(tally.Ms[item]),
            MeasuredPlays = levels.MeasuredPlays,
            SkipRate = levels.SkippedShare,
            ShrunkSkipRate = ranking.ShrunkSkipRate(item),
        };
    }

    /// <summary>The artist of each item: of an album whoever has most of its tracks. Null for artists, and where not known.</summary>
    internal static LibraryItem?[] ArtistsOf(TrackCatalogue tracks, LibraryKind kind, int[] items)
    {
        if (kind == LibraryKind.Artist)
        {
            return new LibraryItem?[items.Length];
        }

        var ofAlbum = kind == LibraryKind.Album ? AlbumArtists(tracks, items) : [];
        return Array.ConvertAll(items, item => (kind == LibraryKind.Track ? tracks.Artist[item] : ofAlbum.GetValueOrDefault(item, TrackCatalogue.Unknown)) is >= 0 and var artist
            ? LibraryKeys.ItemOf(tracks, LibraryKind.Artist, artist)
            : null);
    }

    private static Dictionary<int, int> AlbumArtists(TrackCatalogue tracks, int[] albums)
    {
        var wanted = albums.ToHashSet();
        return Enumerable.Range(0, tracks.Count)
            .Where(track => tracks.Artist[track] >= 0 && wanted.Contains(tracks.Album[track]))
            .GroupBy(track => tracks.Album[track], track => tracks.Artist[track])
            .ToDictionary(
                album => album.Key,
                album => album.GroupBy(artist => artist).OrderByDescending(own => own.Count()).ThenBy(own => tracks.ArtistKeys[own.Key], StringComparer.Ordinal).First().Key);
    }

    private static (LocalDate From, int?[] Ranks)? FormerRanks(ListeningSlice slice, RankingQuestion question, string[] keys, int[] items)
    {
        var window = slice.Window;
        var days = NodaTime.Period.DaysBetween(window.From, window.To);
        var (earliest, from) = (ListeningWindow.FirstDate(slice.View.History.Plays, window.Zone, window.IncludeShort), question.ComparedFrom ?? window.From.PlusDays(-days));
        if (days == 0 || from < ListeningWindow.Earliest || earliest is null || window.From <= earliest)
        {
            return null;
        }

        var former = new ListeningSlice(slice.View, new ListeningWindow(from, window.From, window.Zone, includeShort: window.IncludeShort), slice.Now);
        return (from, new LibraryRanking(LibraryTally.Of(former, question.Kind, question.Credit), keys, question.By).RanksOf(items));
    }
}
