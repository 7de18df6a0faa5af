using SpotifyInsights.Domain.Library;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Overview;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Domain.Recaps;

/// <summary>Makes recaps.</summary>
public static class RecapCalculator
{
    /// <summary>Who comes back was not heard for so many days.</summary>
    public const int ReturnDays = 90;

    /// <summary>How many sentences a recap has at most.</summary>
    public const int MostInsights = 5;

    private static readonly string NewRule = FormattableString.Invariant(
        $"Artists whose first play ever is in the period. Nobody is new in the first {WarmUp.ObservedDays} observed days.");

    private static readonly string ReturnRule = FormattableString.Invariant(
        $"Artists with a play in the period after {ReturnDays} days or more without any.");

    /// <summary>The recap of a period.</summary>
    /// <param name="slice">The history cut to the period.</param>
    /// <param name="period">The period.</param>
    /// <param name="ranking">How many stand in tops, and whose play a play is.</param>
    /// <param name="insights">The sentences about the period, best first.</param>
    public static Recap Calculate(ListeningSlice slice, RecapPeriod period, Ranking ranking, IReadOnlyList<RankedInsight> insights)
    {
        ArgumentNullException.ThrowIfNull(slice);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(insights);
        var heard = HeardDays.Of(slice, ranking.Credit);
        var tally = LibraryTally.Of(slice, LibraryKind.Artist, ranking.Credit);
        return new()
        {
            Basis = BasisCalculator.Calculate(slice, []),
            Kind = period.Kind,
            IsComplete = slice.Now.InZone(slice.Window.Zone).Date >= period.To,
            Totals = Totals(slice, period, ranking.Credit),
            Before = Earlier(slice, period.Before, ranking.Credit),
            YearBefore = Earlier(slice, period.YearBefore, ranking.Credit),
            Artists = Top(slice, period, LibraryKind.Artist, ranking),
            Tracks = Top(slice, period, LibraryKind.Track, ranking),
            Albums = Top(slice, period, LibraryKind.Album, ranking),
            New = New(slice, heard, tally, ranking.Top),
            Returned = News(slice, ReturnRule, tally, artist => heard.PauseMs[artist] >= ReturnDays * LocalDay.DayMs, ranking.Top),
            Records = Records(slice),
            Milestones = MilestoneCalculator.Calculate(slice),
            Insights = [.. insights.Take(MostInsights)],
        };
    }

    private static IReadOnlyList<LibraryEntry> Top(ListeningSlice slice, RecapPeriod period, LibraryKind kind, Ranking ranking) => RankingCalculator.Calculate(
        slice, new RankingQuestion(kind, RankedBy.Plays, ranking.Credit, After: null, ranking.Top) { ComparedFrom = period.Before.From }).Entries;

    private static RecapTotals? Earlier(ListeningSlice slice, RecapPeriod period, Credit credit)
    {
        var window = slice.Window;
        return ListeningWindow.FirstDate(slice.View.History.Plays, window.Zone, window.IncludeShort) is { } first && first < period.To
            ? Totals(new ListeningSlice(slice.View, new ListeningWindow(period.From, period.To, window.Zone, window.Granularity, window.IncludeShort), slice.Now), period, credit)
            : null;
    }

    private static RecapTotals Totals(ListeningSlice slice, RecapPeriod period, Credit credit)
    {
        var (artists, tracks) = (LibraryTally.Of(slice, LibraryKind.Artist, credit), LibraryTally.Of(slice, LibraryKind.Track, credit));
        var (plays, ms, _) = tracks.All;
        return new(
            period.Label,
            period.From,
            period.To,
            plays,
            PlayTotals.MinutesOf(ms),
            artists.Plays.Count(count => count > 0),
            tracks.Plays.Count(count => count > 0),
            Enumerable.Range(0, slice.Days.Count).Count(day => slice.Totals.Days[day].Plays > 0),
            BasisCalculator.ObservedShare(slice));
    }

    private static RecapNews New(ListeningSlice slice, HeardDays heard, LibraryTally tally, int top)
    {
        var plays = slice.View.History.Plays;
        var isWarm = WarmUp.EndOf(slice.View.History.Observed) is { } end && end.ToUnixTimeMilliseconds() <= slice.Days.StartMs(0);
        return isWarm ? News(slice, NewRule, tally, artist => heard.First[artist] >= 0 && slice.Contains(plays.StartedAt[heard.First[artist]]), top) : new RecapNews(NewRule, Count: null, []);
    }

    private static RecapNews News(ListeningSlice slice, string rule, LibraryTally tally, Func<int, bool> isOne, int top)
    {
        var tracks = slice.View.History.Tracks;
        int[] artists = [.. Enumerable.Range(0, tracks.ArtistKeys.Length).Where(artist => tally.Plays[artist] > 0 && isOne(artist))];
        return new(rule, artists.Length,
        [
            .. artists.OrderByDescending(artist => tally.Plays[artist]).ThenByDescending(artist => tally.Ms[artist]).ThenBy(artist => tracks.ArtistKeys[artist], StringComparer.Ordinal)
                .Take(top)
                .Select(artist => new PlayedItem(tracks.ArtistKeys[artist], tracks.ArtistNames[artist], Artist: null, tally.Plays[artist], PlayTotals.MinutesOf(tally.Ms[artist]))),
        ]);
    }

    private static RecapRecords Records(ListeningSlice slice)
    {
        var (temporal, runs) = (TemporalCalculator.Calculate(slice), ObsessionCalculator.Calculate(slice, top: 1).Tracks);
        return new(
            temporal.Sessions.Longest.Count > 0 ? temporal.Sessions.Longest[0] : null,
            temporal.Daily.Where(day => day.Plays > 0).OrderByDescending(day => day.Minutes).ThenBy(day => day.Date).FirstOrDefault(),
            runs.Count > 0 ? runs[0] : null,
            temporal.Streaks.Longest);
    }
}
