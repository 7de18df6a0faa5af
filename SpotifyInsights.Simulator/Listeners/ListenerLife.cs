using System.Collections.Concurrent;
using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>Everything a listener ever plays. Days are made when somebody asks for them, in any order, and always come out the same.</summary>
public sealed class ListenerLife
{
    /// <summary>Enough for the long top list of a listener and some reading around it.</summary>
    private const int DaysKept = 800;

    private readonly DateTimeZone _zone;
    private readonly DayPlayer _player;
    private readonly ConcurrentDictionary<LocalDate, SimulatedPlay[]> _days = new();

    public ListenerLife(int seed, ListenerScript script, FictionalCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(catalogue);
        Seed = seed;
        Script = script;
        _zone = DateTimeZoneProviders.Tzdb[script.TimeZone];
        _player = new DayPlayer(seed, script, new DayPlanner(seed, script), new Taste(seed, script, catalogue), _zone);
    }

    public ListenerScript Script { get; }

    internal int Seed { get; }

    /// <summary>
    /// The truth: every play, skips included, that ended at or after <paramref name="from"/> and before <paramref name="to"/>, oldest first.
    /// </summary>
    public IReadOnlyList<SimulatedPlay> PlaysBetween(Instant from, Instant to)
    {
        var plays = new List<SimulatedPlay>();
        if (to <= from)
        {
            return plays;
        }

        for (var day = LocalDate.Max(DayOf(from), Script.Since); day <= DayOf(to); day = day.PlusDays(1))
        {
            foreach (var play in PlaysOf(day))
            {
                if (play.EndedAt >= from && play.EndedAt < to)
                {
                    plays.Add(play);
                }
            }
        }

        return plays;
    }

    /// <summary>The last listed plays that had ended at <paramref name="now"/>, newest first: all that the Web API will ever tell.</summary>
    public IReadOnlyList<SimulatedPlay> LastListed(Instant now, int count)
    {
        var found = new List<SimulatedPlay>(count);
        for (var day = DayOf(now); day >= Script.Since && found.Count < count; day = day.PlusDays(-1))
        {
            var plays = PlaysOf(day);
            for (var i = plays.Length - 1; i >= 0 && found.Count < count; i--)
            {
                if (plays[i].IsListed && plays[i].EndedAt <= now)
                {
                    found.Add(plays[i]);
                }
            }
        }

        return found;
    }

    /// <summary>What sounds (or pauses) at a moment; null in silence.</summary>
    public SimulatedPlay? PlayingAt(Instant now)
    {
        var day = DayOf(now);
        return day < Script.Since ? null : Array.Find(PlaysOf(day), play => play.StartedAt <= now && now < play.EndedAt);
    }

    /// <summary>When a listener's day begins.</summary>
    internal Instant StartOf(LocalDate day) => _player.StartOf(day);

    /// <summary>The plays of one day, made anew: for whoever goes through a whole life once.</summary>
    internal SimulatedPlay[] Live(LocalDate day) => _player.Play(day);

    internal LocalDate DayOf(Instant at)
    {
        // The lookup by wall clock can be an hour off where the clock jumps; the exact start of the day decides.
        var day = (at.InZone(_zone).LocalDateTime - Period.FromHours(DayPlanner.FirstHour)).Date;
        return at < _player.StartOf(day) ? day.PlusDays(-1) : at >= _player.StartOf(day.PlusDays(1)) ? day.PlusDays(1) : day;
    }

    private SimulatedPlay[] PlaysOf(LocalDate day)
    {
        if (_days.TryGetValue(day, out var known))
        {
            return known;
        }

        // Asked only where a day is made: counting takes every lock there is.
        if (_days.Count > DaysKept)
        {
            _days.Clear();
        }

        return _days.GetOrAdd(day, static (day, player) => player.Play(day), _player);
    }
}
