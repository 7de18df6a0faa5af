using NodaTime;
using SpotifyInsights.Simulator.Catalogue;

namespace SpotifyInsights.Simulator.Listeners;

/// <summary>When a listener has music on, day by day.</summary>
internal sealed class DayPlanner(int seed, ListenerScript script)
{
    /// <summary>A listener's day begins here, so that a night out belongs to the evening it began in.</summary>
    public const int FirstHour = 4;

    public IReadOnlyList<Sitting> Plan(LocalDate day)
    {
        var dice = Dice.For(seed, $"{script.Id}/plan", Number(day));
        if (IsSilent(day, dice))
        {
            return [];
        }

        var sittings = new List<Sitting>();
        var isFree = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || IsHoliday(day);
        switch (script.Rhythm)
        {
            case Rhythm.Commuter when isFree:
                FreeDay(day, dice, sittings);
                break;
            case Rhythm.Commuter:
                WorkDay(day, dice, sittings);
                break;
            case Rhythm.Occasional:
                Add(dice, sittings, At(18, 0), At(21, 30), 8, 30, Mood.Anything, chance: 0.8);
                break;
            default:
                Add(dice, sittings, At(6, 30), At(8, 0), 260, 330, Mood.Anything);
                Add(dice, sittings, At(13, 0), At(14, 0), 240, 330, Mood.Anything);
                Add(dice, sittings, At(20, 0), At(21, 0), 150, 330, Mood.Anything, chance: 0.9);
                break;
        }

        return Scaled(sittings, Season(day));
    }

    /// <summary>A week and a half off, once a summer; only people with an everyday rhythm leave it.</summary>
    public bool IsHoliday(LocalDate day)
    {
        var dice = Dice.For(seed, $"{script.Id}/holiday", day.Year);
        var first = new LocalDate(day.Year, 7, 1).PlusDays(dice.Below(45));
        return script.Rhythm == Rhythm.Commuter && day >= first && day < first.PlusDays(10);
    }

    public static long Number(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);

    private static int At(int hour, int minute) => ((hour - FirstHour) * 60) + minute;

    private static void WorkDay(LocalDate day, Dice dice, List<Sitting> sittings)
    {
        var isHomeOffice = day.DayOfWeek is IsoDayOfWeek.Friday && dice.Chance(0.6);
        if (!isHomeOffice)
        {
            Add(dice, sittings, At(7, 10), At(7, 50), 40, 65, Mood.Anything, chance: 0.94);
        }

        Add(dice, sittings, At(9, 20), At(10, 20), 65, 125, Mood.Focus, chance: 0.8);
        Add(dice, sittings, At(13, 15), At(14, 40), 70, 140, Mood.Focus, chance: 0.8);
        if (!isHomeOffice)
        {
            Add(dice, sittings, At(17, 5), At(17, 45), 40, 65, Mood.Anything, chance: 0.9);
        }

        var evening = day.DayOfWeek is IsoDayOfWeek.Friday ? 100 : 50;
        Add(dice, sittings, At(19, 15), At(20, 45), evening, evening + 75, Mood.Anything, chance: 0.75);
        Add(dice, sittings, At(22, 50), At(23, 40), 20, 60, Mood.Focus, chance: 0.2);
    }

    private void FreeDay(LocalDate day, Dice dice, List<Sitting> sittings)
    {
        var later = IsHoliday(day) ? 60 : 0;
        Add(dice, sittings, At(9, 45) + later, At(11, 15) + later, 60, 130, Mood.Anything, chance: 0.85);
        Add(dice, sittings, At(14, 30) + later, At(16, 0) + later, 75, 160, Mood.Anything, chance: 0.8);
        var isParty = day.DayOfWeek is IsoDayOfWeek.Saturday;
        Add(dice, sittings, At(20, 0), At(21, 30), isParty ? 140 : 70, isParty ? 260 : 170, Mood.Anything, chance: 0.85);
    }

    private static void Add(
        Dice dice, List<Sitting> sittings, int earliest, int latest, int shortest, int longest, Mood mood, double chance = 1)
    {
        // Drawn even when it does not take place: a changed chance then moves nothing else of the day.
        var from = dice.Between(earliest, latest);
        var minutes = dice.Between(shortest, longest);
        if (dice.Chance(chance))
        {
            sittings.Add(new Sitting(from, minutes, mood));
        }
    }

    private bool IsSilent(LocalDate day, Dice dice)
    {
        var quarter = Number(day) / 91;
        var retreat = Dice.For(seed, $"{script.Id}/retreat", quarter);
        var first = (quarter * 91) + retreat.Below(88);
        var isRetreat = script.Rhythm != Rhythm.AllDay && Number(day) >= first && Number(day) < first + 2;
        return dice.Chance(script.Rhythm == Rhythm.Occasional ? 0.4 : 0.025) || isRetreat;
    }

    /// <summary>An eighth more in mid-January, an eighth less in mid-July.</summary>
    private static double Season(LocalDate day) => 1 + (0.125 * Math.Cos(2 * Math.PI * (day.DayOfYear - 15) / 365.25));

    private static List<Sitting> Scaled(List<Sitting> sittings, double factor) =>
        sittings.ConvertAll(sitting => sitting with { Minutes = (int)(sitting.Minutes * factor) });
}
