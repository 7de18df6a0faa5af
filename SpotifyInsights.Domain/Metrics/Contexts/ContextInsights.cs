using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.AudioProfile;

namespace SpotifyInsights.Domain.Metrics.Contexts;

/// <summary>The sentences about what the music is good for. Each rule names its threshold; none speaks under 50 covered plays.</summary>
public static class ContextInsights
{
    // "Only" a second context of at most half the first.
    private const double OnlyShare = 0.5;
    private const double MinimumHourShare = 0.4;
    private const double MinimumHourRatio = 1.5;
    private const int HoursNamed = 3;

    private static readonly InsightRule<ContextMetrics>[] BestFirst = [Persona, Hours];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(ContextMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? Persona(ContextMetrics metrics, Confidence confidence)
    {
        if (metrics.Persona is not { } persona || AudioConfidence.Of(metrics.Basis, metrics.Availability) is not { } carried)
        {
            return null;
        }

        var second = persona.SecondShare <= OnlyShare * persona.Share
            ? $"{Noun(persona.Second)} makes up {Wording.Only(persona.SecondShare)}."
            : $"{Noun(persona.Second)} follows with {Wording.Percent(persona.SecondShare)}.";
        var subject = AudioConfidence.Subject(metrics.Availability);
        var text = $"You're a {persona.Name}: {Wording.Percent(persona.Share)} of {subject} is {Purpose(persona.Context)}. {second}";
        return new("contexts.persona", persona.Name, text, Insight.Numbers(("share", persona.Share), ("secondShare", persona.SecondShare)), carried);
    }

    /// <summary>The three hours in a row in which a context has most of the known plays, compared with its usual share.</summary>
    private static Insight? Hours(ContextMetrics metrics, Confidence confidence)
    {
        if (AudioConfidence.Of(metrics.Basis, metrics.Availability) is not { } carried)
        {
            return null;
        }

        var best = ContextHours.Best(metrics.HourOfDay, metrics.Contexts, HoursNamed);
        if (best is not { } found || found.Share < MinimumHourShare || found.Share < MinimumHourRatio * found.UsualShare || found.Share - found.UsualShare <= found.Chance)
        {
            return null;
        }

        var hours = Wording.Hours(found.FromHour, ((found.FromHour + HoursNamed - 1) % LocalDay.HoursPerDay) + 1);
        var text = $"{Noun(found.Context)} has its time at {hours}: it makes up {Wording.Percent(found.Share)} there, {Wording.Times(found.Share / found.UsualShare)} its usual share.";
        var values = Insight.Numbers(("fromHour", found.FromHour), ("share", found.Share), ("usualShare", found.UsualShare), ("chance", found.Chance));
        return new("contexts.hours", $"The time for {Noun(found.Context).ToLowerInvariant()}", text, values, carried);
    }

    private static string Purpose(ListeningContext context) => context switch
    {
        ListeningContext.Workout => "made for working out (high energy, high tempo)",
        ListeningContext.Focus => "optimal for concentration (low speechiness, instrumental)",
        ListeningContext.Party => "made for parties (danceable, high energy)",
        _ => "made for relaxing (low energy, acoustic)",
    };

    private static string Noun(ListeningContext context) => context switch
    {
        ListeningContext.Workout => "Workout music",
        ListeningContext.Focus => "Focus music",
        ListeningContext.Party => "Party music",
        _ => "Relaxing music",
    };
}
