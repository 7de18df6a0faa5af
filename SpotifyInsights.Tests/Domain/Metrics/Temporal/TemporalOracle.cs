using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Temporal;

/// <summary>
/// The temporal numbers once more, the slow and obvious way: every play converted by NodaTime, everything else LINQ over
/// records. Shares no code with the calculators beyond the result records.
/// </summary>
internal sealed class TemporalOracle
{
    private readonly ListeningWindow _window;
    private readonly LocalDate _today;
    private readonly IReadOnlyList<LocalPlay> _everything;
    private readonly IReadOnlyList<LocalPlay> _counted;
    private readonly IReadOnlyList<InstantRange> _observed;

    public TemporalOracle(RandomHistory random)
    {
        _window = random.Window;
        _today = random.Now.InZone(_window.Zone).Date;
        _observed = [.. random.History.Observed.Ranges.Where(range => range.From < random.Now)
            .Select(range => range with { To = Instant.Min(range.To, random.Now) })];
        _everything = [.. random.Plays.Select(play => new LocalPlay(play, play.StartedAt.InZone(_window.Zone).LocalDateTime))];
        _counted = [.. _everything.Where(IsCounted).Where(play => IsInside(play.Local.Date))];
        Days = [.. Enumerable.Range(0, NodaTime.Period.DaysBetween(_window.From, _window.To)).Select(i => Day(_window.From.PlusDays(i)))];
    }

    public IReadOnlyList<OracleDay> Days { get; }

    public int Plays => _counted.Count;

    public int ShortPlays => _everything.Count(play => IsShort(play) && IsInside(play.Local.Date));

    public Instant? FirstPlayAt => _counted.Min(play => (Instant?)play.Play.StartedAt);

    public Instant? LastPlayAt => _counted.Max(play => (Instant?)play.Play.StartedAt);

    public Dictionary<(IsoDayOfWeek Weekday, int Hour), (int Plays, double Minutes)> Heatmap => _counted
        .GroupBy(play => (play.Local.DayOfWeek, play.Local.Hour))
        .ToDictionary(plays => plays.Key, plays => (plays.Count(), plays.Sum(play => (long)play.Play.MsPlayed) / 60_000.0));

    public double MinutesWhere(Func<LocalPlay, bool> condition) =>
        _counted.Where(condition).Sum(play => (long)play.Play.MsPlayed) / 60_000.0;

    public int PlaysWhere(Func<LocalPlay, bool> condition) => _counted.Count(condition);

    public IEnumerable<(string Label, int? Plays, double? Minutes, double Observed)> Periods() => Days
        .GroupBy(day => Label(day.Date))
        .Select(days =>
        {
            var observed = days.Sum(day => day.ObservedMs) / Math.Max(1.0, days.Sum(day => day.LengthMs));
            var isKnown = observed > 0 || days.Any(day => day.Plays > 0);
            return (days.Key, isKnown ? days.Sum(day => day.Plays ?? 0) : (int?)null,
                isKnown ? days.Sum(day => day.Minutes ?? 0) : (double?)null, observed);
        });

    public double? MinutesPerDay(Func<LocalDate, bool> condition)
    {
        var days = Days.Where(day => day.Observed > 0 && condition(day.Date)).ToList();
        return days.Sum(day => day.Observed) < 1 ? null : days.Sum(day => day.Minutes) / days.Sum(day => day.Observed);
    }

    public IEnumerable<Streak> Streaks()
    {
        var existing = Days.Where(day => day.LengthMs > 0).ToList();
        var silent = existing.Where(day => !(day.Plays > 0)).Select(day => day.Date).ToList();
        var islands = existing
            .Select(day => (Day: day, Island: silent.Count(date => date < day.Date)))
            .Where(entry => entry.Day.Plays > 0)
            .GroupBy(entry => entry.Island, entry => entry.Day);
        return islands
            .Select(island => new Streak(
                island.First().Date,
                island.Last().Date,
                island.Count(),
                MayGoOn(island.First().Date, -1) || MayGoOn(island.Last().Date, 1)))
            .OrderByDescending(streak => streak.Days)
            .ThenBy(streak => streak.From);
    }

    public IEnumerable<(Instant Start, Instant End, int Plays)> Sessions()
    {
        var sessions = new List<List<LocalPlay>>();
        foreach (var play in _everything.OrderBy(play => play.Play.StartedAt))
        {
            if (sessions.Count == 0 || play.Play.StartedAt - sessions[^1].Max(End) >= Duration.FromMinutes(20))
            {
                sessions.Add([]);
            }

            sessions[^1].Add(play);
        }

        return sessions
            .Where(session => session.Any(IsCounted) && IsInside(session[0].Local.Date))
            .Select(session => (session[0].Play.StartedAt, session.Max(End), session.Count(IsCounted)));
    }

    public LocalDate ExistingDayBefore(LocalDate date) =>
        Day(date.PlusDays(-1)).LengthMs > 0 ? date.PlusDays(-1) : ExistingDayBefore(date.PlusDays(-1));

    private static Instant End(LocalPlay play) => play.Play.StartedAt + Duration.FromMilliseconds(play.Play.MsPlayed);

    private static bool Has(LocalPlay play, PlayFlags flag) => play.Play.Flags.HasFlag(flag);

    private static bool IsShort(LocalPlay play) =>
        !Has(play, PlayFlags.Podcast) && !Has(play, PlayFlags.FromApi) && play.Play.MsPlayed < 30_000;

    private bool IsCounted(LocalPlay play) => !Has(play, PlayFlags.Podcast) && (!IsShort(play) || _window.IncludeShort);

    private bool IsInside(LocalDate date) => date >= _window.From && date < _window.To;

    private OracleDay Day(LocalDate date)
    {
        var (from, to) = (StartOf(date), StartOf(date.PlusDays(1)));
        var observed = _observed
            .Select(range => (From: Instant.Max(from, range.From), To: Instant.Min(to, range.To)))
            .Where(part => part.From < part.To)
            .Sum(part => (part.To - part.From).TotalMilliseconds);
        var plays = _counted.Where(play => play.Local.Date == date).ToList();
        var isKnown = observed > 0 || plays.Count > 0;
        return new(
            date,
            isKnown ? plays.Count : null,
            isKnown ? plays.Sum(play => (long)play.Play.MsPlayed) / 60_000.0 : null,
            observed,
            (to - from).TotalMilliseconds);
    }

    private Instant StartOf(LocalDate date)
    {
        try
        {
            return _window.Zone.AtStartOfDay(date).ToInstant();
        }
        catch (SkippedTimeException)
        {
            return StartOf(date.PlusDays(1));
        }
    }

    private bool MayGoOn(LocalDate date, int step)
    {
        var beside = date.PlusDays(step);
        if (beside >= _today)
        {
            return false;
        }

        var day = Day(beside);
        return day.LengthMs == 0
            ? MayGoOn(beside, step)
            : day.ObservedMs < day.LengthMs || _everything.Any(play => IsCounted(play) && play.Local.Date == beside);
    }

    private string Label(LocalDate date) => _window.Granularity switch
    {
        Granularity.Day => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        Granularity.Week => $"{ISOWeek.GetYear(date.ToDateTimeUnspecified())}-W{ISOWeek.GetWeekOfYear(date.ToDateTimeUnspecified()):00}",
        Granularity.Month => date.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        Granularity.Quarter => $"{date.Year}-Q{(date.Month + 2) / 3}",
        _ => $"{date.Year}",
    };

    public sealed record LocalPlay(TestPlay Play, LocalDateTime Local);

    public sealed record OracleDay(LocalDate Date, int? Plays, double? Minutes, double ObservedMs, double LengthMs)
    {
        public double Observed => LengthMs == 0 ? 0 : ObservedMs / LengthMs;
    }
}
