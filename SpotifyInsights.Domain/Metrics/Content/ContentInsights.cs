namespace SpotifyInsights.Domain.Metrics.Content;

/// <summary>The sentences about what is played. Each rule names its threshold; none speaks under 50 plays of which the attribute is known.</summary>
public static class ContentInsights
{
    private const int SecondsPerMinute = 60;
    private const int LongSeconds = 240;
    private const int ShortSeconds = 170;
    private const double MinimumExplicit = 0.4;
    private const double MaximumExplicit = 0.05;
    private const double MinimumCompleted = 0.85;
    private const double MinimumSkipped = 0.35;
    private const double MinimumSpoken = 0.1;
    private const double MinimumShareChange = 0.1;
    private const double MinimumSecondsChange = 15;

    private static readonly InsightRule<ContentMetrics>[] BestFirst =
        [OfPersona, Lengths, DurationChange, AlbumChange, ExplicitChange, ManyExplicit, FewExplicit, Finisher, Skipper, Podcasts, Audiobooks];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(ContentMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? OfPersona(ContentMetrics metrics, Confidence confidence) => metrics.Persona is { } persona
        ? Known(metrics, AttributeNames.AlbumType, "content.persona", persona.Name, persona.Text, persona.Values)
        : null;

    private static Insight? Lengths(ContentMetrics metrics, Confidence confidence)
    {
        var mean = metrics.ByPlays.Durations.MeanSeconds;
        var values = Insight.Numbers(("meanSeconds", mean ?? 0));
        return mean switch
        {
            >= LongSeconds => Known(
                metrics,
                AttributeNames.Duration,
                "content.longer-tracks",
                "Longer tracks",
                $"You prefer longer tracks (avg {Clock(mean.Value)}), skewing toward deep cuts over radio edits.",
                values),
            <= ShortSeconds => Known(
                metrics,
                AttributeNames.Duration,
                "content.shorter-tracks",
                "Shorter tracks",
                $"You prefer shorter tracks (avg {Clock(mean.Value)}), skewing toward radio edits over deep cuts.",
                values),
            _ => null,
        };
    }

    private static Insight? DurationChange(ContentMetrics metrics, Confidence confidence)
    {
        if (Moved(metrics.DurationChange, MinimumSecondsChange) is not { } trend)
        {
            return null;
        }

        var direction = trend.Difference > 0 ? "longer" : "shorter";
        var text = $"The tracks you play are getting {direction}: from {Clock(trend.Early.Mean)} to {Clock(trend.Late.Mean)} on average in {Span(trend)}.";
        return Known(metrics, AttributeNames.Duration, "content.duration-change", $"Your tracks are getting {direction}", text, Values(trend));
    }

    private static Insight? AlbumChange(ContentMetrics metrics, Confidence confidence)
    {
        if (Moved(metrics.AlbumChange, MinimumShareChange) is not { } trend)
        {
            return null;
        }

        var (title, verb) = trend.Difference > 0 ? ("More albums", "rose") : ("Fewer albums", "dropped");
        return Known(metrics, AttributeNames.AlbumType, "content.album-change", title, Share("albums", verb, trend), Values(trend));
    }

    private static Insight? ExplicitChange(ContentMetrics metrics, Confidence confidence)
    {
        if (Moved(metrics.ExplicitChange, MinimumShareChange) is not { } trend)
        {
            return null;
        }

        var (title, verb) = trend.Difference > 0 ? ("More explicit", "rose") : ("Less explicit", "dropped");
        return Known(metrics, AttributeNames.Explicit, "content.explicit-change", title, Share("explicit tracks", verb, trend), Values(trend));
    }

    private static Insight? ManyExplicit(ContentMetrics metrics, Confidence confidence) =>
        metrics.ByPlays.Explicit.ExplicitShare is >= MinimumExplicit and { } share
            ? Known(
                metrics,
                AttributeNames.Explicit,
                "content.explicit",
                "Explicit",
                $"{Wording.Percent(share)} of your plays are explicit tracks.",
                Insight.Numbers(("share", share)))
            : null;

    private static Insight? FewExplicit(ContentMetrics metrics, Confidence confidence) =>
        metrics.ByPlays.Explicit.ExplicitShare is <= MaximumExplicit and { } share
            ? Known(
                metrics,
                AttributeNames.Explicit,
                "content.clean",
                "Clean",
                $"You keep it clean: {Wording.Percent(1 - share)} of your plays are tracks without explicit words.",
                Insight.Numbers(("share", 1 - share)))
            : null;

    private static Insight? Finisher(ContentMetrics metrics, Confidence confidence) =>
        metrics.Completion is { MeasuredPlays: >= ConfidenceRule.MinimumPlays, CompletedShare: >= MinimumCompleted and { } share }
            ? new(
                "content.finisher",
                "You hear them out",
                $"You hear {Wording.Percent(share)} of the tracks you start to the end.",
                Insight.Numbers(("share", share)),
                confidence)
            : null;

    private static Insight? Skipper(ContentMetrics metrics, Confidence confidence) =>
        metrics.Completion is { MeasuredPlays: >= ConfidenceRule.MinimumPlays, SkippedShare: >= MinimumSkipped and { } share }
            ? new(
                "content.skipper",
                "You skip a lot",
                $"You skip {Wording.Percent(share)} of the tracks you start.",
                Insight.Numbers(("share", share)),
                confidence)
            : null;

    private static Insight? Podcasts(ContentMetrics metrics, Confidence confidence) =>
        Spoken(metrics, metrics.SpokenWord.PodcastMinutes, "content.podcasts", "Podcasts", confidence);

    private static Insight? Audiobooks(ContentMetrics metrics, Confidence confidence) =>
        Spoken(metrics, metrics.SpokenWord.AudiobookMinutes, "content.audiobooks", "Audiobooks", confidence);

    private static Insight? Spoken(ContentMetrics metrics, double? minutes, string id, string title, Confidence confidence)
    {
        var all = metrics.Basis.Minutes + (metrics.SpokenWord.PodcastMinutes ?? 0) + (metrics.SpokenWord.AudiobookMinutes ?? 0);
        var share = minutes / all;
        return share is not >= MinimumSpoken
            ? null
            : new(
                id,
                title,
                $"{title} take {Wording.Percent(share.Value)} of your listening time: {Wording.Duration(minutes!.Value)}.",
                Insight.Numbers(("share", share.Value), ("minutes", minutes.Value)),
                confidence);
    }

    /// <summary>A trend that is more than chance and than a threshold.</summary>
    private static Trend? Moved(Trend? trend, double minimum) =>
        trend is { IsBeyondChance: true } && Math.Abs(trend.Difference) >= minimum ? trend : null;

    private static string Share(string of, string verb, Trend trend) =>
        $"The share of {of} in your plays {verb} from {Wording.Percent(trend.Early.Mean)} to {Wording.Percent(trend.Late.Mean)} in {Span(trend)}.";

    private static IReadOnlyDictionary<string, double> Values(Trend trend) =>
        Insight.Numbers(("from", trend.Early.Mean), ("to", trend.Late.Mean), ("difference", trend.Difference));

    private static string Span(Trend trend) => Wording.Span(NodaTime.Period.DaysBetween(trend.Early.From, trend.Late.To));

    /// <summary>`4:12`.</summary>
    private static string Clock(double seconds)
    {
        var (minutes, rest) = Math.DivRem((int)Math.Round(seconds, MidpointRounding.AwayFromZero), SecondsPerMinute);
        return $"{minutes}:{rest:00}";
    }

    private static Insight? Known(
        ContentMetrics metrics, string attribute, string id, string title, string text, IReadOnlyDictionary<string, double> values) =>
        ConfidenceRule.Of(metrics.Basis, attribute) is { } confidence ? new(id, title, text, values, confidence) : null;
}
