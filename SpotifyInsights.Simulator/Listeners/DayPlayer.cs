using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>Plays the music of one day: a function of seed, listener and day, and of nothing else.</summary>
internal sealed class DayPlayer(int seed, ListenerScript script, DayPlanner planner, Taste taste, DateTimeZone zone)
{
    private const int MsPerMinute = 60_000;

    public SimulatedPlay[] Play(LocalDate day)
    {
        var plays = new List<SimulatedPlay>();
        var dice = Dice.For(seed, $"{script.Id}/plays", DayPlanner.Number(day));
        var picker = new TrackPicker(seed, script, taste, day, dice);
        var dayStart = StartOf(day);
        var dayEnd = StartOf(day.PlusDays(1));
        var free = dayStart;
        foreach (var sitting in planner.Plan(day))
        {
            var from = Instant.Max(free, dayStart + Duration.FromMinutes(sitting.FromMinute))
                + Duration.FromMilliseconds(dice.Below(MsPerMinute));
            var until = from + Duration.FromMinutes(sitting.Minutes);
            free = Sit(sitting.Mood, from, until, dayEnd, picker, dice, plays);
        }

        return [.. plays];
    }

    public Instant StartOf(LocalDate day) => zone.AtLeniently(day.At(new LocalTime(DayPlanner.FirstHour, 0))).ToInstant();

    /// <summary>Returns when the last sound ended.</summary>
    private static Instant Sit(
        Mood mood, Instant from, Instant until, Instant dayEnd, TrackPicker picker, Dice dice, List<SimulatedPlay> plays)
    {
        var at = from;
        var next = picker.Next(mood);
        while (at < until)
        {
            var heardMs = HeardMs(next.Track, picker.IsInAlbum, dice);
            var pausedMs = heardMs > 60_000 && dice.Chance(0.025) ? dice.Between(15_000, 240_000) : 0;
            var play = new SimulatedPlay(at, heardMs, pausedMs, next.Track, next.Context);
            if (play.EndedAt >= dayEnd)
            {
                break;
            }

            plays.Add(play);
            at = play.EndedAt + Duration.FromMilliseconds(dice.Chance(0.05) ? dice.Between(2_000, 25_000) : dice.Between(0, 900));
            var isAgain = play.IsListed && dice.Chance(0.02);
            next = isAgain ? next : picker.Next(mood);
        }

        return at;
    }

    private static int HeardMs(CatalogueTrack track, bool isInAlbum, Dice dice)
    {
        var draw = dice.Unit();
        if (draw < (isInAlbum ? 0.03 : 0.11))
        {
            return dice.Between(1_200, SimulatedPlay.ShortestListedMs - 600);
        }

        return draw < (isInAlbum ? 0.06 : 0.18) ? dice.Between(SimulatedPlay.ShortestListedMs, track.DurationMs) : track.DurationMs;
    }
}
