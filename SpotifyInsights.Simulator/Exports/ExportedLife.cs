using NodaTime;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Simulator.Exports;

/// <summary>
/// The truth behind the exports: every play of a listener and how exports word it. With the same life and quirks every export agrees on these plays;
/// an import of what it holds must come to exactly them.
/// </summary>
public sealed class ExportedLife
{
    private readonly ListenerLife life;
    private readonly ExportQuirks quirks;
    private readonly PlayWording wording;
    private readonly SpokenWord spoken;

    public ExportedLife(ListenerLife life, ExportQuirks quirks)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(quirks);
        this.life = life;
        this.quirks = quirks;
        wording = new PlayWording(life.Seed, life.Script, quirks);
        spoken = new SpokenWord(life.Seed, life.Script.Id);
    }

    internal string ListenerId => life.Script.Id;

    /// <summary>
    /// The plays reported at or after <paramref name="from"/> and before <paramref name="to"/>, by that time, then by their start. Made as they are read: a
    /// whole life takes no more memory than a day.
    /// </summary>
    public IEnumerable<ExportedPlay> PlaysBetween(Instant from, Instant to) => DaysBetween(from, to).SelectMany(day => day.Plays);

    internal IEnumerable<ExportedDay> DaysBetween(Instant from, Instant to)
    {
        // What is sent later may be sent on the next day.
        var last = life.DayOf(to);
        for (var day = LocalDate.Max(life.DayOf(from).PlusDays(-1), life.Script.Since); day <= last; day = day.PlusDays(1))
        {
            var said = spoken.Of(day, life.StartOf(day), quirks.Spoken);
            yield return new ExportedDay(
                day,
                [.. wording.Of(day, life.Live(day))
                    .Where(play => play.ReportedAt >= from && play.ReportedAt < to)
                    .OrderBy(play => play.ReportedAt)
                    .ThenBy(play => play.Truth.StartedAt)],
                said?.EndedAt >= from && said.EndedAt < to ? said : null);
        }
    }
}
