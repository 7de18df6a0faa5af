using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Domain.Library;

/// <summary>The rank of an artist, album or recording in single months of a window: each costs that month's plays alone.</summary>
internal sealed class MonthRanks : IDisposable
{
    private readonly ListeningSlice _slice;
    private readonly LibraryKind _kind;
    private readonly Ranking _ranking;
    private readonly Tally _byTrack;
    private readonly Tally _byItem;

    public MonthRanks(ListeningSlice slice, LibraryKind kind, Credit credit)
    {
        (_slice, _kind, _ranking) = (slice, kind, new Ranking(Credit: credit));
        _byTrack = new Tally(Tracks.Count);
        _byItem = new Tally(LibraryKeys.KeysOf(Tracks, kind).Length);
    }

    private TrackCatalogue Tracks => _slice.View.History.Tracks;

    /// <summary>The rank by plays, from 1, among the plays of those days of the month that lie in the window.</summary>
    /// <param name="month">The month's first day.</param>
    /// <param name="item">Something with plays in it.</param>
    public int RankIn(LocalDate month, int item)
    {
        var window = new ListeningWindow(
            LocalDate.Max(month, _slice.Window.From), LocalDate.Min(month.PlusMonths(1), _slice.Window.To), _slice.Window.Zone, includeShort: _slice.Window.IncludeShort);
        var plays = _slice.View.History.Plays;
        _byTrack.Clear();
        _byItem.Clear();
        foreach (var (from, to) in LibraryTally.Rows(new ListeningSlice(_slice.View, window, _slice.Now)))
        {
            _byTrack.AddRows(plays.MsPlayed[from..to], plays.Track[from..to], plays.Flags[from..to], window.IncludeShort, []);
        }

        _ = _kind switch
        {
            LibraryKind.Artist => CreditedPlays.Add(_byTrack, _byItem, Tracks, _ranking.Credit),
            LibraryKind.Album => _byItem.Add(_byTrack, Tracks.Album),
            _ => _byItem.Add(_byTrack, Tracks.Recording),
        };
        return _ranking.RanksOf(_byItem, LibraryKeys.KeysOf(Tracks, _kind), [item])[0]!.Value;
    }

    public void Dispose()
    {
        _byTrack.Dispose();
        _byItem.Dispose();
    }
}
