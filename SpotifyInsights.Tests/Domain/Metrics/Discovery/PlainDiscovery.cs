using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Discovery;

namespace SpotifyInsights.Tests.Domain.Metrics.Discovery;

/// <summary>The discovery family from its definitions, by LINQ over plays.</summary>
internal sealed class PlainDiscovery
{
    private readonly RandomHistory _random;
    private readonly Dictionary<int, PlainPlay> _firstOfArtist;
    private readonly Dictionary<int, double?> _popularity;

    public PlainDiscovery(RandomHistory random, Credit credit)
    {
        _random = random;
        Life = new PlainLife(random, credit);
        _firstOfArtist = Life.Everything.SelectMany(play => play.Artists, (play, artist) => (play, artist)).GroupBy(pair => pair.artist).ToDictionary(
            pairs => pairs.Key, pairs => pairs.MinBy(pair => pair.play.Play.StartedAt).play);
        _popularity = Enumerable.Range(0, random.Catalogue.Artists.Count).ToDictionary(artist => artist, artist => Life.PopularityOf(artist, random.Plays));
        Of = ChooseMainstream(Life.Inside);
    }

    public PlainLife Life { get; }

    public MainstreamOf? Of { get; }

    public static double? ArtistDiversity(IReadOnlyList<PlainPlay> plays) => Ratio(Artists(plays).Distinct().Count(), plays.Count);

    public static double? ArtistDiversity50(IReadOnlyList<PlainPlay> plays) => PlainNumbers.Unique50([.. Artists(plays).CountBy(artist => artist).Select(artist => artist.Value)]) / 50;

    public static double? Repeat(IReadOnlyList<PlainPlay> plays) => 1 - (PlainNumbers.Unique50([.. plays.CountBy(play => play.Play.Track).Select(track => track.Value)]) / 50);

    public static double? NewReleaseRatio(IReadOnlyList<PlainPlay> plays)
    {
        var dated = plays.Where(play => play.Track.Released is not null).ToList();
        return Ratio(dated.Count(IsNew), dated.Count);
    }

    public static double? NewReleaseRatioByTracks(IReadOnlyList<PlainPlay> plays)
    {
        var tracks = plays.Where(play => play.Track.Released is not null).GroupBy(play => play.Play.Track).ToList();
        return Ratio(tracks.Count(track => track.Any(IsNew)), tracks.Count);
    }

    public static double? CurrentYearShare(IReadOnlyList<PlainPlay> plays)
    {
        var dated = plays.Where(play => play.Track.Released is not null).ToList();
        return Ratio(dated.Count(play => play.Track.Released!.Value.Year == play.Date.Year), dated.Count);
    }

    public static double? RepeatRate(IReadOnlyList<PlainPlay> plays)
    {
        var tracks = plays.CountBy(play => play.Play.Track).ToList();
        return Ratio(tracks.Count(track => track.Value >= 2), tracks.Count);
    }

    public static (double? Gini, double? Hhi, double? Top10) Concentration(IReadOnlyList<PlainPlay> plays)
    {
        var counts = Artists(plays).CountBy(artist => artist).Select(artist => artist.Value).ToList();
        var all = counts.Sum();
        return (
            counts.Count < 10 ? null : PlainNumbers.Gini(counts),
            all == 0 ? null : counts.Sum(count => Math.Pow((double)count / all, 2)),
            Ratio(counts.OrderDescending().Take(10).Sum(), all));
    }

    public int UniqueGenres(IReadOnlyList<PlainPlay> plays) => Artists(plays).Distinct().SelectMany(Life.GenresOf).Distinct().Count();

    public double? GenreBreadth(IReadOnlyList<PlainPlay> plays)
    {
        var covered = Artists(plays).Where(artist => Life.GenresOf(artist).Count > 0).ToList();
        if (covered.Count < 50)
        {
            return null;
        }

        // A genre is seen among 50 plays as often as it would be beside one other kind.
        return Math.Min(1, covered.SelectMany(Life.GenresOf).CountBy(genre => genre).Sum(genre => PlainNumbers.ChanceAmong50(genre.Value, covered.Count)) / 50);
    }

    public double? Mainstream(IReadOnlyList<PlainPlay> plays) => Of switch
    {
        MainstreamOf.Artists => Artists(plays).Average(artist => _popularity[artist]),
        MainstreamOf.Tracks => plays.Average(play => Life.PopularityOf(play.Track)),
        _ => null,
    };

    public (int New, int Familiar) NewVersusFamiliar(IReadOnlyList<PlainPlay> plays, LocalDate from)
    {
        var credits = Artists(plays).ToList();
        var fresh = credits.Count(artist => _firstOfArtist[artist].Date >= from);
        return (fresh, credits.Count - fresh);
    }

    /// <summary>By the first artist, whoever is credited.</summary>
    public double? Novelty(IReadOnlyList<PlainPlay> plays)
    {
        var firsts = Life.Everything.Where(play => play.Track.Artist is not null).GroupBy(play => play.Track.Artist!.Value)
            .ToDictionary(group => group.Key, group => group.Min(play => play.Play.StartedAt));
        var after = plays.Where(play => play.Track.Artist is not null && play.Play.StartedAt >= Life.WarmUpEnd).ToList();
        return Ratio(after.Count(play => play.Play.StartedAt - firsts[play.Track.Artist!.Value] < Duration.FromDays(90)), after.Count);
    }

    public IEnumerable<(string Key, double Popularity, int Plays)> Scatter() => Life.Inside
        .SelectMany(play => play.Artists, (play, artist) => (artist, play.Play.MsPlayed))
        .Where(play => _popularity[play.artist] is not null)
        .GroupBy(play => play.artist)
        .OrderByDescending(plays => plays.Count())
        .ThenByDescending(plays => plays.Sum(play => (long)play.MsPlayed))
        .ThenBy(plays => Life.Catalogue.Artists[plays.Key].Key, StringComparer.Ordinal)
        .Select(plays => (Life.Catalogue.Artists[plays.Key].Key, _popularity[plays.Key]!.Value, plays.Count()));

    /// <summary>By the first artist, whoever is credited.</summary>
    public IEnumerable<(string Key, int Plays, LocalDate First, LocalDate Last)> SecondListens()
    {
        var end = Instant.Min(Life.StartOf(_random.Window.To), Life.Now);
        var from = Instant.Max(Life.StartOf(_random.Window.From), end - Duration.FromDays(90));
        return Life.WarmUpEnd is null || from < Life.WarmUpEnd ? [] : Life.Everything
            .Where(play => play.Track.Artist is not null && play.Play.StartedAt < end)
            .GroupBy(play => play.Track.Artist!.Value)
            .Where(plays => plays.Min(play => play.Play.StartedAt) >= from && plays.Count() >= 3 && plays.Max(play => play.Play.StartedAt) < end - Duration.FromDays(14))
            .Select(plays => (
                Life.Catalogue.Artists[plays.Key].Key,
                plays.Count(),
                plays.MinBy(play => play.Play.StartedAt)!.Date,
                plays.MaxBy(play => play.Play.StartedAt)!.Date))
            .OrderByDescending(artist => artist.Item2)
            .ThenBy(artist => artist.Key, StringComparer.Ordinal)
            .Take(10);
    }

    public double Coverage(Func<int, bool> ofArtist)
    {
        var credits = Artists(Life.Inside).ToList();
        return Ratio(credits.Count(ofArtist), credits.Count + Life.Inside.Count(play => play.Artists.Count == 0)) ?? 0;
    }

    public bool HasPopularity(int artist) => _popularity[artist] is not null;

    private static IEnumerable<int> Artists(IEnumerable<PlainPlay> plays) => plays.SelectMany(play => play.Artists);

    private static bool IsNew(PlainPlay play)
    {
        var days = play.Date.ToDateOnly().DayNumber - play.Track.Released!.Value.DayNumber;
        return days is >= 0 and <= 365;
    }

    private static double? Ratio(int part, int all) => all == 0 ? null : (double)part / all;

    private MainstreamOf? ChooseMainstream(IReadOnlyList<PlainPlay> plays)
    {
        var coverage = Coverage(HasPopularity);
        return coverage >= 0.5 ? MainstreamOf.Artists
            : plays.Any(play => Life.PopularityOf(play.Track) is not null) ? MainstreamOf.Tracks
            : coverage > 0 ? MainstreamOf.Artists
            : null;
    }
}
