using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Reference;

namespace SpotifyInsights.Domain.Metrics;

/// <summary>
/// Keeps sentences from contradicting or repeating each other: what each of them claims is written down here, rule by rule, and of two that stand apart on a
/// topic, or say the same, the better one stays. Rules within a family whose thresholds exclude each other need no line.
/// </summary>
public static class InsightClaims
{
    // A trend's ends are thirds of a window: the mean of all lies between them, or a little outside.
    private const double TrendMargin = 5;
    private const double NicheScore = 50;
    private const double PopularScore = 65;
    private const double BrightMood = 50;
    private const double FastTempo = 115;

    /// <summary>What holds together of sentences, in their order.</summary>
    /// <param name="bestFirst">The sentences.</param>
    public static IReadOnlyList<Insight> Consistent(IEnumerable<Insight> bestFirst) => Consistent(bestFirst, insight => insight);

    /// <summary>What holds together of things with a sentence, in their order.</summary>
    /// <param name="bestFirst">The things.</param>
    /// <param name="insightOf">The sentence of one.</param>
    public static IReadOnlyList<T> Consistent<T>(IEnumerable<T> bestFirst, Func<T, Insight> insightOf)
    {
        ArgumentNullException.ThrowIfNull(bestFirst);
        ArgumentNullException.ThrowIfNull(insightOf);
        var (kept, claims, statements) = (new List<T>(), new List<Claim>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var thing in bestFirst)
        {
            var insight = insightOf(thing);
            var (claimed, statement) = (Of(insight), StatementOf(insight));
            if (claimed.Any(claim => claims.Exists(claim.Contradicts)) || (statement is not null && !statements.Add(statement)))
            {
                continue;
            }

            kept.Add(thing);
            claims.AddRange(claimed);
        }

        return kept;
    }

    /// <summary>What several rules say with other words; null for what one rule alone says.</summary>
    private static string? StatementOf(Insight insight) => (insight.Id, insight.Title) switch
    {
        ("discovery.mainstream" or "popularity.mainstream", _) => "the mainstream score",
        ("discovery.new-releases" or "release-years.new-releases" or "discovery.back-catalogue" or "release-years.few-new-releases", _) => "the share of new releases",
        ("discovery.persona", "New Release Hunter") or ("release-years.persona", "Early Listener") => "the share of new releases",
        _ => null,
    };

    private static Claim[] Of(Insight insight) => insight.Id switch
    {
        "artists.steady" => [new(ClaimTopic.Steadiness, 1), new(ClaimTopic.Loyalty, 1)],
        "artists.change" or "artists.genre-shift" or "release-years.age-change" => [new(ClaimTopic.Steadiness, -1)],
        "artists.loyal" => [new(ClaimTopic.Loyalty, 1)],
        "artists.wanderer" or "discovery.new-artists" => [new(ClaimTopic.Loyalty, -1)],
        "artists.more-varied" or "discovery.exploring" => [new(ClaimTopic.Variety, 1), new(ClaimTopic.Steadiness, -1)],
        "artists.less-varied" or "discovery.settling" => [new(ClaimTopic.Variety, -1)],
        "discovery.persona" => OfDiscoveryPersona(insight),
        "discovery.mainstream" => OfScore(insight.Values["mainstreamScore"]),
        "discovery.few-artists" => [new(ClaimTopic.Breadth, -1)],
        "discovery.many-artists" => [new(ClaimTopic.Breadth, 1)],
        "discovery.repeats" => [new(ClaimTopic.Repeats, 1)],
        "discovery.rare-repeats" => [new(ClaimTopic.Repeats, -1)],
        "discovery.new-releases" or "release-years.new-releases" => [new(ClaimTopic.NewReleases, 1)],
        "discovery.back-catalogue" or "release-years.few-new-releases" => [new(ClaimTopic.NewReleases, -1)],
        "release-years.persona" => OfReleaseYearPersona(insight.Title),
        "popularity.change" =>
        [
            new(ClaimTopic.Steadiness, -1),
            new(
                ClaimTopic.MainstreamScore,
                Math.Min(insight.Values["from"], insight.Values["to"]) - TrendMargin,
                Math.Max(insight.Values["from"], insight.Values["to"]) + TrendMargin),
        ],
        "popularity.mainstream" => [Score(insight.Values["meanPopularity"]), new(ClaimTopic.Reach, 1)],
        "popularity.obscure" => [Score(100 - insight.Values["obscurityIndex"]), new(ClaimTopic.Reach, -1)],
        "popularity.both-ends" => [new(ClaimTopic.Reach, 0)],
        "popularity.niche-artists" or "popularity.no-hits" => [new(ClaimTopic.Reach, -1, 0)],
        "popularity.big-artists" or "popularity.hits" => [new(ClaimTopic.Reach, 0, 1)],
        "comparison.persona" => insight.Title == "Musical Consistency"
            ? [new(ClaimTopic.Steadiness, 1), new(ClaimTopic.Loyalty, 1)]
            : [new(ClaimTopic.Steadiness, -1), new(ClaimTopic.Loyalty, -1)],
        "comparison.favourites-kept" or "comparison.loyal" => [new(ClaimTopic.Loyalty, 1)],
        "comparison.favourites-missing" or "comparison.genre-shift" or "comparison.top-changed" => [new(ClaimTopic.Steadiness, -1)],
        "comparison.top-steady" or "comparison.same-order" => [new(ClaimTopic.Steadiness, 1)],
        "comparison.exploring" => [new(ClaimTopic.Variety, 1), new(ClaimTopic.Steadiness, -1)],
        "comparison.settling" => [new(ClaimTopic.Variety, -1)],
        "audio-profile.sound" => OfSound(insight.Values),
        "audio-profile.mood" => [Side(ClaimTopic.Energy, insight.Values["moodScore"] >= BrightMood), Side(ClaimTopic.Valence, insight.Values["moodScore"] >= BrightMood)],
        "audio-profile.tempo" => [Side(ClaimTopic.Energy, insight.Values["medianTempo"] >= FastTempo)],
        "contexts.persona" => OfContextPersona(insight.Title),
        _ => [],
    };

    private static Claim[] OfScore(double score) =>
        [Score(score), new(ClaimTopic.Reach, score < NicheScore ? -1 : score < PopularScore ? 0 : 1)];

    private static Claim Score(double score) => new(ClaimTopic.MainstreamScore, Math.Round(score, MidpointRounding.AwayFromZero));

    private static Claim Side(ClaimTopic topic, bool isUpper) => new(topic, isUpper ? 1 : -1);

    private static Claim[] OfDiscoveryPersona(Insight insight) => insight.Title switch
    {
        "Genre Explorer" or "Artist Explorer" => [new(ClaimTopic.Breadth, 1), new(ClaimTopic.Loyalty, -1)],
        "Comfort Listener" => [new(ClaimTopic.Breadth, -1, 0), new(ClaimTopic.Loyalty, 1), new(ClaimTopic.Repeats, 1)],
        "Chart Follower" => OfScore(insight.Values["mainstreamScore"]),
        "Crate Digger" => [.. OfScore(insight.Values["mainstreamScore"]), new(ClaimTopic.NewReleases, -1)],
        "New Release Hunter" => [new(ClaimTopic.NewReleases, 1)],
        "All-Rounder" => [new(ClaimTopic.Breadth, 0), new(ClaimTopic.Repeats, 0)],
        _ => [],
    };

    private static Claim[] OfReleaseYearPersona(string persona) => persona switch
    {
        "Early Listener" or "Here-and-Now Listener" => [new(ClaimTopic.NewReleases, 1)],
        "Nostalgia Listener" or "Classics Listener" => [new(ClaimTopic.NewReleases, -1)],
        _ => [],
    };

    private static Claim[] OfContextPersona(string persona) => persona switch
    {
        "Workout Listener" or "Party Listener" => [new(ClaimTopic.Energy, 1)],
        "Relaxed Listener" => [new(ClaimTopic.Energy, -1), new(ClaimTopic.Production, -1)],
        "Focus Listener" => [new(ClaimTopic.Voice, -1)],
        _ => [],
    };

    private static Claim[] OfSound(IReadOnlyDictionary<string, double> values) =>
    [
        .. Banded(ClaimTopic.Energy, values["energy"], high: 1),
        .. Banded(ClaimTopic.Valence, values["valence"], high: 1),
        .. Banded(ClaimTopic.Voice, values["instrumentalness"], high: -1),
        .. Banded(ClaimTopic.Production, values["acousticness"], high: -1),
    ];

    // A moderate feature claims nothing.
    private static Claim[] Banded(ClaimTopic topic, double value, int high) => FeatureBands.Of(AudioFeature.Energy, value) switch
    {
        FeatureBand.High => [new(topic, high)],
        FeatureBand.Low => [new(topic, -high)],
        _ => [],
    };
}
