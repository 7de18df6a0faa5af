using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain.Metrics;

/// <summary>One play of a random life with its track and its local time.</summary>
internal sealed record LifePlay(TestPlay Play, TestTrack Song, LocalDateTime Local)
{
    public bool Has(PlayFlags flag) => Play.Flags.HasFlag(flag);

    public bool IsShort => !Has(PlayFlags.Podcast) && !Has(PlayFlags.FromApi) && Play.MsPlayed < 30_000;
}

/// <summary>A calendar period of a random life: its counted plays, and all plays of any kind.</summary>
internal sealed record LifePeriod(string Label, bool IsObserved, IReadOnlyList<LifePlay> Counted, IReadOnlyList<LifePlay> Everything)
{
    public bool IsKnown => IsObserved || Counted.Count > 0;
}

/// <summary>
/// A random life the slow and obvious way: every play converted by NodaTime, periods and ends by comparing dates. What the oracles of the families start from;
/// shares nothing with the calculators but the plays.
/// </summary>
internal sealed class PlainLife
{
    private readonly RandomHistory _random;

    public PlainLife(RandomHistory random)
    {
        _random = random;
        Everything = [.. random.Plays
            .Select(play => new LifePlay(play, random.Catalogue.Songs[play.Track], play.StartedAt.InZone(random.Window.Zone).LocalDateTime))
            .Where(play => play.Local.Date >= random.Window.From && play.Local.Date < random.Window.To)];
        Counted = [.. Everything.Where(IsCounted)];
        Periods = [.. Dates(random.Window.From, random.Window.To).GroupBy(Label).Select(dates => PeriodOf(dates.Key, [.. dates]))];
    }

    public IReadOnlyList<LifePlay> Everything { get; }

    public IReadOnlyList<LifePlay> Counted { get; }

    public IReadOnlyList<LifePeriod> Periods { get; }

    public string Name => $"{_random.Window.Zone.Id}, {_random.Window.From} to {_random.Window.To}, {_random.Window.Granularity}, {Counted.Count} plays";

    /// <summary>The first and the last third of the days from the first to the last counted play; null under 28 days.</summary>
    public (IReadOnlyList<LifePlay> Early, IReadOnlyList<LifePlay> Late)? Ends()
    {
        if (Counted.Count == 0)
        {
            return null;
        }

        var (first, last) = (Counted.MinBy(play => play.Play.StartedAt)!.Local.Date, Counted.MaxBy(play => play.Play.StartedAt)!.Local.Date);
        var days = NodaTime.Period.DaysBetween(first, last) + 1;
        return days < 28
            ? null
            : ([.. Counted.Where(play => play.Local.Date >= first && play.Local.Date < first.PlusDays(days / 3))],
                [.. Counted.Where(play => play.Local.Date <= last && play.Local.Date > last.PlusDays(-(days / 3)))]);
    }

    /// <summary>Means, difference and chance's 95 % of two ends; null under 50 values in either.</summary>
    public static (double Early, double Late, double Upper)? Trend(IReadOnlyList<double> early, IReadOnlyList<double> late)
    {
        if (early.Count < 50 || late.Count < 50)
        {
            return null;
        }

        double Squares(IReadOnlyList<double> values) => values.Sum(value => Math.Pow(value - values.Average(), 2));
        var variance = (Squares(early) + Squares(late)) / (early.Count + late.Count - 2);
        return (early.Average(), late.Average(), 1.959963984540054 * Math.Sqrt(variance * ((1.0 / early.Count) + (1.0 / late.Count))));
    }

    /// <summary>A quantile of type 7.</summary>
    public static double? Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0)
        {
            return null;
        }

        var place = share * (sorted.Count - 1);
        var (below, above) = ((int)Math.Floor(place), (int)Math.Ceiling(place));
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    public static double? Mean(IEnumerable<double> values) => values.ToList() is { Count: > 0 } some ? some.Average() : null;

    public static double? Share<T>(IEnumerable<T> of, Func<T, bool> condition) =>
        of.ToList() is { Count: > 0 } some ? some.Count(condition) / (double)some.Count : null;

    /// <summary>The different tracks of plays, each once.</summary>
    public static IReadOnlyList<TestTrack> Songs(IEnumerable<LifePlay> plays) => [.. plays.Select(play => play.Song).DistinctBy(song => song.Key)];

    public static void ShouldBeNear(double? actual, double? expected, string what)
    {
        actual.HasValue.ShouldBe(expected.HasValue, what);
        (actual ?? 0).ShouldBe(expected ?? 0, 1e-9 * Math.Max(1, Math.Abs(expected ?? 0)), what);
    }

    private static IEnumerable<LocalDate> Dates(LocalDate from, LocalDate to)
    {
        for (var date = from; date < to; date = date.PlusDays(1))
        {
            yield return date;
        }
    }

    private bool IsCounted(LifePlay play) => !play.Has(PlayFlags.Podcast) && (!play.IsShort || _random.Window.IncludeShort);

    private LifePeriod PeriodOf(string label, IReadOnlyList<LocalDate> dates) => new(
        label,
        _random.Observed.Any(range => Instant.Min(Instant.Min(range.To, _random.Now), StartOf(dates[^1].PlusDays(1))) > Instant.Max(range.From, StartOf(dates[0]))),
        [.. Counted.Where(play => play.Local.Date >= dates[0] && play.Local.Date <= dates[^1])],
        [.. Everything.Where(play => play.Local.Date >= dates[0] && play.Local.Date <= dates[^1])]);

    private Instant StartOf(LocalDate date)
    {
        try
        {
            return _random.Window.Zone.AtStartOfDay(date).ToInstant();
        }
        catch (SkippedTimeException)
        {
            return StartOf(date.PlusDays(1));
        }
    }

    private string Label(LocalDate date) => _random.Window.Granularity switch
    {
        Granularity.Day => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        Granularity.Week => $"{ISOWeek.GetYear(date.ToDateTimeUnspecified())}-W{ISOWeek.GetWeekOfYear(date.ToDateTimeUnspecified()):00}",
        Granularity.Month => date.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        Granularity.Quarter => $"{date.Year}-Q{(date.Month + 2) / 3}",
        _ => $"{date.Year}",
    };
}
