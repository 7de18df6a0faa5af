namespace SpotifyInsights.Domain.Metrics.Comparison;

/// <summary>The sentences about Spotify's top lists. They rest on the lists, not on plays: the longer these are, the better.</summary>
internal static class ListInsights
{
    private const int LowItems = 20;
    private const int MediumItems = 40;
    private const double MinimumChange = 0.2;

    public static IEnumerable<Insight> Of(ComparisonMetrics metrics) => new[] { Persona(metrics), Overlap(metrics), Changed(metrics) }.OfType<Insight>();

    private static Insight? Persona(ComparisonMetrics metrics) =>
        metrics.Persona is { } persona && !ComparisonPersona.SpeaksOfAllTime(metrics)
        && metrics.Ranges.FirstOrDefault(ComparisonPersona.IsShortBesideLong) is { } lists && Of(lists.Tracks) is { } confidence
            ? new("comparison.persona", persona.Name, persona.Text, persona.Values, confidence)
            : null;

    /// <summary>Silent where the persona says the same.</summary>
    private static Insight? Overlap(ComparisonMetrics metrics)
    {
        if (metrics.Ranges.FirstOrDefault(ComparisonPersona.IsShortBesideLong) is not { Tracks: var tracks } || Of(tracks) is not { } confidence
            || (metrics.Persona is not null && !ComparisonPersona.SpeaksOfAllTime(metrics)))
        {
            return null;
        }

        var text = $"{tracks.Overlap} of the {Wording.Count(tracks.CountA, "track")} in Spotify's list of your last four weeks {(tracks.Overlap == 1 ? "is" : "are")} in its list of the past year, too.";
        return new("comparison.lists", "Spotify's lists", text, Insight.Numbers(("overlap", tracks.Overlap), ("tracks", tracks.CountA)), confidence);
    }

    private static Insight? Changed(ComparisonMetrics metrics)
    {
        if (metrics.Snapshots.FirstOrDefault(lists => lists.A.Range == Listening.TimeRange.Short) is not { } lists || Of(lists.Tracks) is not { } confidence
            || !(lists.Tracks.ChangeRate >= MinimumChange))
        {
            return null;
        }

        var fresh = lists.Tracks.OnlyA.Count;
        var (now, before) = (Wording.Date(lists.A.TakenAt.InUtc().Date), Wording.Date(lists.B.TakenAt.InUtc().Date));
        var text = $"{fresh} of the {Wording.Count(lists.Tracks.CountA, "track")} in Spotify's list of four weeks {(fresh == 1 ? "was" : "were")} new on {now}, against your snapshot of {before}.";
        return new("comparison.snapshots", "Between two snapshots", text, Insight.Numbers(("new", fresh), ("tracks", lists.Tracks.CountA)), confidence);
    }

    private static Confidence? Of(ItemComparison items) => Math.Min(items.CountA, items.CountB) switch
    {
        < LowItems => null,
        < MediumItems => Confidence.Low,
        _ => Confidence.Medium,
    };
}
