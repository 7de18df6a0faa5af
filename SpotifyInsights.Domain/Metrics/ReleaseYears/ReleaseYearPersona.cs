namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>What kind of listener the years of somebody's music make: the first rule that holds.</summary>
public static class ReleaseYearPersona
{
    private const double ManyNewReleases = 0.4;
    private const double ClassicYears = 25;
    private const int TravelledDecades = 4;
    private const double TravelledShare = 0.1;
    private const double NostalgicShare = 0.4;
    private const double NostalgicYears = 5;
    private const double PresentShare = 0.6;

    /// <summary>The id of the one whose sentence speaks of new releases.</summary>
    internal const string EarlyListenerId = "early-listener";

    private static readonly Func<ReleaseYearMetrics, int, Persona?>[] Rules = [EarlyListener, ClassicsListener, TimeTraveler, NostalgiaListener, PresentListener, EraBlender];

    /// <summary>The persona; null under 50 plays of known date.</summary>
    /// <param name="metrics">The metrics; their own persona is not read.</param>
    /// <param name="presentDecade">The decade of the window's last play, such as 2020.</param>
    public static Persona? Of(ReleaseYearMetrics metrics, int presentDecade)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return ConfidenceRule.Of(metrics.Basis, AttributeNames.ReleaseDate) is null || metrics.Decades.Count == 0
            ? null
            : Rules.Select(rule => rule(metrics, presentDecade)).OfType<Persona>().First();
    }

    private static Persona? EarlyListener(ReleaseYearMetrics metrics, int presentDecade) => metrics.ByPlays.NewReleaseShare is >= ManyNewReleases and { } share
        ? new(
            EarlyListenerId,
            "Early Listener",
            $"You're an Early Listener: {Wording.Percent(share)} of your plays are of tracks released within the year before.",
            Insight.Numbers(("newReleaseShare", share)))
        : null;

    private static Persona? ClassicsListener(ReleaseYearMetrics metrics, int presentDecade) => metrics.MeanAgeYears is >= ClassicYears and { } years
        ? new(
            "classics-listener",
            "Classics Listener",
            $"You're a Classics Listener: what you play is {years:0} years old on average.",
            Insight.Numbers(("meanAgeYears", years)))
        : null;

    private static Persona? TimeTraveler(ReleaseYearMetrics metrics, int presentDecade)
    {
        var decades = metrics.Decades.Count(decade => decade.Share >= TravelledShare);
        return decades >= TravelledDecades
            ? new(
                "time-traveler",
                "Time Traveler",
                $"You're a Time Traveler: each of {decades} decades holds a tenth of your music or more.",
                Insight.Numbers(("decades", decades)))
            : null;
    }

    private static Persona? NostalgiaListener(ReleaseYearMetrics metrics, int presentDecade)
    {
        var favourite = Favourite(metrics);
        return favourite.Share >= NostalgicShare && favourite.Decade < presentDecade && metrics.MeanAgeYears >= NostalgicYears
            ? OfDecade("nostalgia-listener", "Nostalgia Listener", favourite, metrics)
            : null;
    }

    private static Persona? PresentListener(ReleaseYearMetrics metrics, int presentDecade)
    {
        var favourite = Favourite(metrics);
        return favourite.Share >= PresentShare && favourite.Decade == presentDecade
            ? OfDecade("here-and-now-listener", "Here-and-Now Listener", favourite, metrics)
            : null;
    }

    private static Persona EraBlender(ReleaseYearMetrics metrics, int presentDecade) => OfDecade("era-blender", "Era Blender", Favourite(metrics), metrics);

    private static Persona OfDecade(string id, string name, ReleaseDecade decade, ReleaseYearMetrics metrics)
    {
        var year = metrics.ByPlays.MeanYear!.Value;
        return new(
            id,
            name,
            $"You're {(name[0] == 'E' ? "an" : "a")} {name}: {Wording.Percent(decade.Share)} of your music is from the {decade.Decade}s, "
            + $"with an average release year of {Math.Round(year, MidpointRounding.AwayFromZero):0}.",
            Insight.Numbers(("decade", decade.Decade), ("share", decade.Share), ("meanYear", year)));
    }

    /// <summary>The decade of most plays, the later one of equals.</summary>
    private static ReleaseDecade Favourite(ReleaseYearMetrics metrics) =>
        metrics.Decades.OrderByDescending(decade => decade.Plays).ThenByDescending(decade => decade.Decade).First();
}
