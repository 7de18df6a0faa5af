using NodaTime;

namespace SpotifyInsights.Domain.Metrics.ReleaseYears;

/// <summary>The sentences about the years of the music. Each rule names its threshold; none speaks under 50 plays of known date.</summary>
public static class ReleaseYearInsights
{
    private const double RareShare = 0.05;
    private const double MinimumNewReleases = 0.25;
    private const double MaximumNewReleases = 0.05;
    private const double MinimumAgeChange = 2;
    private const int MinimumSpan = 40;
    private const int EarliestBelievableYear = 1900;

    private static readonly InsightRule<ReleaseYearMetrics>[] BestFirst = [OfPersona, RarelyOlder, AgeChange, NewReleases, FewNewReleases, Span];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(ReleaseYearMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return ConfidenceRule.Of(metrics.Basis, AttributeNames.ReleaseDate) is not { } confidence
            ? []
            : InsightRules.Apply(metrics, confidence, BestFirst);
    }

    private static Insight? OfPersona(ReleaseYearMetrics metrics, Confidence confidence) => metrics.Persona is { } persona
        ? new("release-years.persona", persona.Name, persona.Text, persona.Values, confidence)
        : null;

    /// <summary>The latest decade before which next to nothing is heard.</summary>
    private static Insight? RarelyOlder(ReleaseYearMetrics metrics, Confidence confidence)
    {
        var (older, year) = (0.0, (int?)null);
        foreach (var decade in metrics.Decades)
        {
            (year, older) = older <= RareShare ? (decade.Decade, older + decade.Share) : (year, older);
        }

        if (year is null || year <= EarliestBelievableYear)
        {
            return null;
        }

        var share = metrics.Decades.Where(decade => decade.Decade < year).Sum(decade => decade.Share);
        return new(
            "release-years.rarely-older",
            "Where your music begins",
            $"You rarely listen to tracks older than {year}.",
            Insight.Numbers(("year", year.Value), ("olderShare", share)),
            confidence);
    }

    private static Insight? AgeChange(ReleaseYearMetrics metrics, Confidence confidence)
    {
        if (metrics.AgeChange is not { IsBeyondChance: true } trend || Math.Abs(trend.Difference) < MinimumAgeChange)
        {
            return null;
        }

        var (direction, verb) = trend.Difference > 0 ? ("older", "rose") : ("newer", "dropped");
        var days = Period.DaysBetween(trend.Early.From, trend.Late.To);
        var text = $"Your music is getting {direction}: the average age of what you play {verb} from {Years(trend.Early.Mean)} to {Years(trend.Late.Mean)} "
            + $"in {Wording.Span(days)}.";
        var values = Insight.Numbers(("from", trend.Early.Mean), ("to", trend.Late.Mean), ("difference", trend.Difference), ("days", days));
        return new("release-years.age-change", $"Your music is getting {direction}", text, values, confidence);
    }

    private static Insight? NewReleases(ReleaseYearMetrics metrics, Confidence confidence) =>
        metrics.ByPlays.NewReleaseShare is >= MinimumNewReleases and { } share && metrics.Persona?.Id != ReleaseYearPersona.EarlyListenerId
            ? new(
                "release-years.new-releases",
                "New releases",
                $"{Wording.Percent(share)} of your plays are of tracks that were less than a year old.",
                Insight.Numbers(("share", share)),
                confidence)
            : null;

    private static Insight? FewNewReleases(ReleaseYearMetrics metrics, Confidence confidence) => metrics.ByPlays.NewReleaseShare is <= MaximumNewReleases and { } share
        ? new(
            "release-years.few-new-releases",
            "Few new releases",
            $"{Wording.Capital(Wording.Only(share))} of your plays are of tracks that were less than a year old.",
            Insight.Numbers(("share", share)),
            confidence)
        : null;

    private static Insight? Span(ReleaseYearMetrics metrics, Confidence confidence) =>
        metrics is { OldestYear: >= EarliestBelievableYear and { } oldest, NewestYear: { } newest } && newest - oldest >= MinimumSpan
            ? new(
                "release-years.span",
                "The span of your music",
                $"Your music spans {newest - oldest} years, from {oldest} to {newest}.",
                Insight.Numbers(("oldestYear", oldest), ("newestYear", newest)),
                confidence)
            : null;

    private static string Years(double years) => Wording.Count((long)Math.Round(years, MidpointRounding.AwayFromZero), "year");
}
