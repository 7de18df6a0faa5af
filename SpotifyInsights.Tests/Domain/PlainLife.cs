using System.Globalization;
using NodaTime;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Tests.Domain;

/// <summary>A play with what a naive reader needs of it.</summary>
internal sealed record PlainPlay(TestPlay Play, LocalDate Date, TestTrack Track, IReadOnlyList<int> Artists);

/// <summary>A period as the calendar has it, worked out day by day.</summary>
internal sealed record PlainPeriod(string Label, LocalDate From, LocalDate To, bool IsPartial, double Observed, bool WarmUp, IReadOnlyList<PlainPlay> Plays)
{
    public bool IsKnown => Observed > 0 || Plays.Count > 0;
}

/// <summary>A random life once more, the slow and obvious way: every play converted by NodaTime, everything else LINQ over records.</summary>
internal sealed class PlainLife
{
    private readonly ListeningWindow _window;
    private readonly IReadOnlyList<(Instant From, Instant To)> _observed;

    public PlainLife(RandomHistory random, Credit credit)
    {
        _window = random.Window;
        Now = random.Now;
        Catalogue = random.Catalogue;
        _observed = Union([.. random.Observed.Select(range => (range.From, range.To))]);
        Everything = [.. random.Plays.Where(IsCounted).OrderBy(play => play.StartedAt).Select(play => Describe(play, credit))];
        Inside = [.. Everything.Where(play => play.Date >= _window.From && play.Date < _window.To)];
        Periods = [.. Days().GroupBy(Label).Select(days => Period(days.Key, days.First(), days.Last().PlusDays(1)))];
    }

    public Instant Now { get; }

    public RandomCatalogue Catalogue { get; }

    /// <summary>Every counted play, also outside the window.</summary>
    public IReadOnlyList<PlainPlay> Everything { get; }

    /// <summary>Counted plays of the window.</summary>
    public IReadOnlyList<PlainPlay> Inside { get; }

    public IReadOnlyList<PlainPeriod> Periods { get; }

    public Instant? WarmUpEnd => ObservedDay(_observed, 90);

    /// <summary>The artist's genres and where they come from; empty for none.</summary>
    public IReadOnlyList<string> GenresOf(int artist)
    {
        var said = Catalogue.Artists[artist].Genres;
        return said.Count > 0 || !Catalogue.HasReference
            ? said
            : [.. Catalogue.Songs.Where(song => song.Artist == artist).SelectMany(song => song.ReferenceGenres).Distinct().Order(StringComparer.Ordinal)];
    }

    public double? PopularityOf(TestTrack song) => song.Popularity ?? (Catalogue.HasReference ? song.ReferencePopularity : null);

    public double? PopularityOf(int artist, IEnumerable<TestPlay> allPlays)
    {
        if (Catalogue.Artists[artist].Popularity is { } said)
        {
            return said;
        }

        // Weighted by what counts whatever the question is.
        return !Catalogue.HasReference ? null : allPlays
            .Where(play => !play.Flags.HasFlag(PlayFlags.Podcast) && (play.MsPlayed >= 30_000 || play.Flags.HasFlag(PlayFlags.FromApi)))
            .Select(play => Catalogue.Songs[play.Track])
            .Where(song => song.Artist == artist)
            .Average(song => (double?)song.ReferencePopularity);
    }

    /// <summary>When so many observed days since the last of them are over, looking back from the window's end.</summary>
    public Instant? SilentSince(int days)
    {
        var (begin, end) = (StartOf(_window.From), Instant.Min(StartOf(_window.To), Now));
        var left = Duration.FromDays(days);
        foreach (var (from, to) in _observed.Select(range => (From: Instant.Max(range.From, begin), To: Instant.Min(range.To, end))).Where(range => range.From < range.To).Reverse())
        {
            if (to - from >= left)
            {
                return to - left;
            }

            left -= to - from;
        }

        return null;
    }

    public Instant StartOf(LocalDate date)
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

    public string Label(LocalDate date) => _window.Granularity switch
    {
        Granularity.Day => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        Granularity.Week => $"{ISOWeek.GetYear(date.ToDateTimeUnspecified())}-W{ISOWeek.GetWeekOfYear(date.ToDateTimeUnspecified()):00}",
        Granularity.Month => date.ToString("uuuu-MM", CultureInfo.InvariantCulture),
        Granularity.Quarter => $"{date.Year}-Q{(date.Month + 2) / 3}",
        _ => $"{date.Year}",
    };

    private static Instant? ObservedDay(IEnumerable<(Instant From, Instant To)> observed, int day)
    {
        var left = Duration.FromDays(day);
        foreach (var (from, to) in observed)
        {
            if (to - from >= left)
            {
                return from + left;
            }

            left -= to - from;
        }

        return null;
    }

    private static List<(Instant From, Instant To)> Union(IReadOnlyList<(Instant From, Instant To)> ranges)
    {
        var borders = ranges.SelectMany(range => new[] { range.From, range.To }).Distinct().Order().ToList();
        var parts = borders.Zip(borders.Skip(1)).Where(part => ranges.Any(range => range.From <= part.First && part.Second <= range.To));
        var union = new List<(Instant From, Instant To)>();
        foreach (var (from, to) in parts)
        {
            if (union.Count > 0 && union[^1].To == from)
            {
                union[^1] = (union[^1].From, to);
            }
            else
            {
                union.Add((from, to));
            }
        }

        return union;
    }

    private bool IsCounted(TestPlay play)
    {
        var isShort = play.MsPlayed < 30_000 && !play.Flags.HasFlag(PlayFlags.FromApi);
        return !play.Flags.HasFlag(PlayFlags.Podcast) && (!isShort || _window.IncludeShort);
    }

    private PlainPlay Describe(TestPlay play, Credit credit)
    {
        var song = Catalogue.Songs[play.Track];
        IReadOnlyList<int> artists = song.Artist is null ? [] : credit == Credit.All ? song.Credits : [song.Artist.Value];
        return new(play, play.StartedAt.InZone(_window.Zone).Date, song, artists);
    }

    private IEnumerable<LocalDate> Days() =>
        Enumerable.Range(0, NodaTime.Period.DaysBetween(_window.From, _window.To)).Select(_window.From.PlusDays);

    private PlainPeriod Period(string label, LocalDate from, LocalDate to)
    {
        var (begin, end) = (StartOf(from), StartOf(to));
        var observed = _observed
            .Select(range => (From: Instant.Max(range.From, begin), To: Instant.Min(Instant.Min(range.To, end), Now)))
            .Where(range => range.From < range.To)
            .Sum(range => (range.To - range.From).TotalMilliseconds);
        var today = Now.InZone(_window.Zone).Date;
        var isCut = Label(from.PlusDays(-1)) == label || Label(to) == label;
        var lastOfCalendar = Enumerable.Range(0, 400).Select(to.PlusDays).First(date => Label(date) != label);
        return new(
            label,
            from,
            to,
            isCut || lastOfCalendar > today,
            end == begin ? 0 : observed / (end - begin).TotalMilliseconds,
            WarmUpEnd is null || begin < WarmUpEnd,
            [.. Inside.Where(play => play.Date >= from && play.Date < to)]);
    }
}
