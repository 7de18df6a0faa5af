using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Tests.Domain.Metrics.Comparison;

/// <summary>An item on one side, as a naive reader counts it.</summary>
internal sealed record PlainPlace(string Key, int Plays, long Ms, int Rank);

/// <summary>The comparison family from its definitions, by LINQ over plays.</summary>
internal sealed class PlainComparison(RandomHistory random, ListeningWindow a, ListeningWindow b, Ranking ranking)
{
    public PlainLife A { get; } = new(random with { Window = a }, ranking.Credit);

    public PlainLife B { get; } = new(random with { Window = b }, ranking.Credit);

    public bool IsKnown(PlainLife life, ListeningWindow window) => life.Inside.Count > 0 || random.Observed.Any(range =>
        Instant.Min(Instant.Min(range.To, random.Now), life.StartOf(window.To)) > Instant.Max(range.From, life.StartOf(window.From)));

    /// <summary>Everything that was heard, best first.</summary>
    public IReadOnlyList<PlainPlace> Ranked(IReadOnlyList<PlainPlay> plays, bool isTracks)
    {
        var credits = plays.SelectMany(play => Keys(play, isTracks), (play, key) => (key, play.Play.MsPlayed));
        var counted = credits.GroupBy(credit => credit.key).Select(group => (Key: group.Key, Plays: group.Count(), Ms: group.Sum(credit => (long)credit.MsPlayed)));
        var ordered = ranking.By == RankBy.Plays ? counted.OrderByDescending(item => item.Plays).ThenByDescending(item => item.Ms) : counted.OrderByDescending(item => item.Ms);
        return [.. ordered.ThenBy(item => item.Key, StringComparer.Ordinal).Select((item, i) => new PlainPlace(item.Key, item.Plays, item.Ms, i + 1))];
    }

    public long All(IReadOnlyList<PlainPlay> plays, bool isTracks) => plays.Sum(play => Keys(play, isTracks).Count());

    /// <summary>Kendall's tau over all pairs: without ties it is concordant less discordant pairs / pairs.</summary>
    public static double? Tau(IReadOnlyList<(int A, int B)> ranks)
    {
        var pairs = ranks.SelectMany((_, i) => Enumerable.Range(0, i), (one, j) => Math.Sign(one.A - ranks[j].A) * Math.Sign(one.B - ranks[j].B)).ToList();
        return pairs.Count == 0 ? null : pairs.Average();
    }

    /// <summary>Webber, Moffat and Zobel's equation 32, every overlap counted anew.</summary>
    public static double? Rbo(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        const double p = 0.9;
        var (shorter, longer) = some.Count < others.Count ? (some, others) : (others, some);
        var (s, l) = (shorter.Count, longer.Count);
        if (s == 0)
        {
            return null;
        }

        double Common(int depth) => shorter.Take(depth).Intersect(longer.Take(depth)).Count();
        var known = Enumerable.Range(1, l).Sum(d => Common(d) / d * Math.Pow(p, d));
        var guessed = Enumerable.Range(s + 1, l - s).Sum(d => Common(s) * (d - s) / (s * (double)d) * Math.Pow(p, d));
        return ((1 - p) / p * (known + guessed)) + ((((Common(l) - Common(s)) / l) + (Common(s) / s)) * Math.Pow(p, l));
    }

    /// <summary>Shares of the covered plays, and the covered share; null without covered plays.</summary>
    public static (IReadOnlyDictionary<string, double>? Shares, double? Coverage) Genres(PlainLife life)
    {
        var credits = life.Inside.SelectMany(play => play.Artists).ToList();
        var covered = credits.Where(artist => life.GenresOf(artist).Count > 0).ToList();
        var all = credits.Count + life.Inside.Count(play => play.Artists.Count == 0);
        var shares = covered.Count == 0 ? null : covered
            .SelectMany(life.GenresOf, (artist, genre) => (genre, Weight: 1.0 / life.GenresOf(artist).Count))
            .GroupBy(part => part.genre)
            .ToDictionary(parts => parts.Key, parts => parts.Sum(part => part.Weight) / covered.Count);
        return (shares, all == 0 ? null : (double)covered.Count / all);
    }

    public static (int Discovered, int Loyal) Discovery(PlainLife life, LocalDate from)
    {
        var credits = life.Inside.SelectMany(play => play.Artists).ToList();
        var known = life.Everything.SelectMany(play => play.Artists, (play, artist) => (play, artist)).GroupBy(pair => pair.artist)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.MinBy(pair => pair.play.Play.StartedAt).play.Date < from);
        return (credits.Count(artist => !known[artist]), credits.Count(artist => known[artist]));
    }

    private IEnumerable<string> Keys(PlainPlay play, bool isTracks) =>
        isTracks ? [random.Catalogue.Songs[play.Play.Track].Key] : play.Artists.Select(artist => random.Catalogue.Artists[artist].Key);
}
