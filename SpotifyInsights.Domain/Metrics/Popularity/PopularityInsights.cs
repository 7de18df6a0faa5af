namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>The sentences about how well known the music is. Each rule names its threshold; none speaks under 50 plays whose popularity is known.</summary>
public static class PopularityInsights
{
    private const double MinimumChange = 5;
    private const int MinimumArtists = 5;
    private const double MinimumNicheArtists = 0.5;
    private const double MaximumNicheArtists = 0.2;
    private const long SecretFollowers = 50_000;
    private const double MinimumMainstream = 60;
    private const double MaximumObscure = 35;
    private const double MinimumEnd = 0.25;
    private const int MinimumTracks = 50;
    private const double MinimumHits = 0.10;

    private static readonly InsightRule<PopularityMetrics>[] BestFirst =
    [
        Change, NicheArtists, BigArtists, Secret, Mainstream, Obscure, BothEnds, Hits, NoHits,
    ];

    /// <summary>The sentences that hold, best first.</summary>
    /// <param name="metrics">The metrics; their own insights are not read.</param>
    public static IReadOnlyList<Insight> Of(PopularityMetrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return InsightRules.Apply(metrics, metrics.Basis, BestFirst);
    }

    private static Insight? Change(PopularityMetrics metrics, Confidence confidence)
    {
        if (metrics.Change is not { Trend: { IsBeyondChance: true } trend } change || Math.Abs(trend.Difference) < MinimumChange)
        {
            return null;
        }

        var (direction, verb) = trend.Difference < 0 ? ("niche", "dropped") : ("mainstream", "rose");
        var days = NodaTime.Period.DaysBetween(trend.Early.From, trend.Late.To);
        var among = change.Over == ChangeScope.CommonTracks ? $", among the {Wording.Count(change.Tracks, "track")} that you heard early and late" : string.Empty;
        var text = $"Your taste is becoming more {direction}: Your mainstream score {verb} from {Points(trend.Early.Mean)} to {Points(trend.Late.Mean)} "
            + $"in {Wording.Span(days)}{among}.";
        var values = Insight.Numbers(("from", trend.Early.Mean), ("to", trend.Late.Mean), ("difference", trend.Difference), ("days", days), ("tracks", change.Tracks));
        return Known(metrics, "popularity.change", $"Becoming more {direction}", text, values);
    }

    private static Insight? NicheArtists(PopularityMetrics metrics, Confidence confidence) =>
        Artists(metrics) is not { } artists || metrics.Overall.NicheArtistShare is not >= MinimumNicheArtists
            ? null
            : new(
                "popularity.niche-artists",
                "Niche artists",
                $"{Wording.Percent(metrics.Overall.NicheArtistShare.Value)} of your top artists have <1M followers.",
                Insight.Numbers(("share", metrics.Overall.NicheArtistShare.Value), ("artists", artists)),
                confidence);

    private static Insight? BigArtists(PopularityMetrics metrics, Confidence confidence) =>
        Artists(metrics) is not { } artists || metrics.Overall.NicheArtistShare is not <= MaximumNicheArtists
            ? null
            : new(
                "popularity.big-artists",
                "Big names",
                $"{Wording.Percent(1 - metrics.Overall.NicheArtistShare.Value)} of your top artists have 1M followers or more.",
                Insight.Numbers(("share", 1 - metrics.Overall.NicheArtistShare.Value), ("artists", artists)),
                confidence);

    private static Insight? Secret(PopularityMetrics metrics, Confidence confidence)
    {
        if (metrics.TopArtists.Where(artist => artist.Followers is < SecretFollowers).MinBy(artist => artist.Followers) is not { } secret)
        {
            return null;
        }

        var followers = secret.Followers!.Value;
        var text = $"Your best-kept secret is {secret.Name}: number {secret.Rank} of your top artists, with {Wording.Count(followers, "follower")}.";
        var action = new InsightAction($"Share {secret.Name} with somebody.", [new(InsightItemKind.Artist, secret.Key, secret.Name)]);
        return new("popularity.secret", "Your best-kept secret", text, Insight.Numbers(("rank", secret.Rank), ("followers", followers)), confidence, action);
    }

    private static Insight? Mainstream(PopularityMetrics metrics, Confidence confidence) => metrics.Overall.MeanPopularity is not >= MinimumMainstream
        ? null
        : Known(
            metrics,
            "popularity.mainstream",
            "Mainstream taste",
            $"You like what many like: your mainstream score is {Points(metrics.Overall.MeanPopularity.Value)}/100{Date(metrics)}.",
            Insight.Numbers(("meanPopularity", metrics.Overall.MeanPopularity.Value)));

    private static Insight? Obscure(PopularityMetrics metrics, Confidence confidence) => metrics.Overall.MeanPopularity is not <= MaximumObscure
        ? null
        : Known(
            metrics,
            "popularity.obscure",
            "Obscure taste",
            $"You dig deep: your obscurity index is {Points(metrics.Overall.ObscurityIndex!.Value)}/100{Date(metrics)}.",
            Insight.Numbers(("obscurityIndex", metrics.Overall.ObscurityIndex.Value)));

    private static Insight? BothEnds(PopularityMetrics metrics, Confidence confidence)
    {
        if (metrics.Overall is not { MeanPopularity: > MaximumObscure and < MinimumMainstream, BandShares: { } bands })
        {
            return null;
        }

        var (low, high) = (bands[0] + bands[1], bands[^1] + bands[^2]);
        var text = $"You listen at both ends: {Wording.Percent(low)} of your plays are little-known tracks (popularity under {PopularityScale.From(2)}), "
            + $"{Wording.Percent(high)} popular ones ({PopularityScale.From(bands.Count - 2)} and more).";
        return low < MinimumEnd || high < MinimumEnd
            ? null
            : Known(metrics, "popularity.both-ends", "Both ends", text, Insight.Numbers(("lowShare", low), ("highShare", high)));
    }

    private static Insight? Hits(PopularityMetrics metrics, Confidence confidence)
    {
        var text = $"{Wording.Percent(metrics.Overall.HitShare ?? 0)} of your tracks are hits (popularity {metrics.HitThreshold} or more{Date(metrics)}).";
        return Tracks(metrics) < MinimumTracks || metrics.Overall.HitShare is not >= MinimumHits
            ? null
            : Known(metrics, "popularity.hits", "Hits", text, Insight.Numbers(("share", metrics.Overall.HitShare.Value)));
    }

    private static Insight? NoHits(PopularityMetrics metrics, Confidence confidence)
    {
        var tracks = Tracks(metrics);
        var text = $"None of your {Wording.Count(tracks, "track")} of known popularity is a hit (popularity {metrics.HitThreshold} or more{Date(metrics)}).";
        return tracks < MinimumTracks || metrics.Overall.HitShare is not 0
            ? null
            : Known(metrics, "popularity.no-hits", "No hits", text, Insight.Numbers(("tracks", tracks)));
    }

    private static int Tracks(PopularityMetrics metrics) => metrics.Distribution.Sum(band => band.Tracks);

    /// <summary>Top artists whose followers are known, where they are enough for a share.</summary>
    private static int? Artists(PopularityMetrics metrics) =>
        metrics.TopArtists.Count(artist => artist.Followers is not null) is >= MinimumArtists and var artists ? artists : null;

    private static string Points(double popularity) => $"{Math.Round(popularity, MidpointRounding.AwayFromZero):0}";

    /// <summary>` in October 2022` where it is mostly the reference data that speak.</summary>
    private static string Date(PopularityMetrics metrics) =>
        metrics.ReferenceAsOf is { } date && metrics.Overall.SpotifyCoverage < metrics.Overall.Coverage / 2
            ? $" as of {Wording.Month(date.Month)} {date.Year}"
            : string.Empty;

    private static Insight? Known(PopularityMetrics metrics, string id, string title, string text, IReadOnlyDictionary<string, double> values) =>
        ConfidenceRule.Of(metrics.Basis, AttributeNames.TrackPopularity) is { } confidence ? new(id, title, text, values, confidence) : null;
}
