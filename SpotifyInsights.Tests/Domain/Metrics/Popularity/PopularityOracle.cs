namespace SpotifyInsights.Tests.Domain.Metrics.Popularity;

/// <summary>The popularity of a random life in plain LINQ over its plays.</summary>
internal sealed class PopularityOracle(RandomHistory random, bool creditAll)
{
    private readonly IReadOnlyList<TestArtist> _artists = random.Catalogue.Artists;

    public PlainLife Life { get; } = new(random);

    public int? PopularityOf(TestTrack song) => song.Popularity ?? ReferenceOf(song);

    public double? Coverage(IReadOnlyList<LifePlay> plays) => PlainLife.Share(plays, play => PopularityOf(play.Song) is not null);

    public double? SpotifyCoverage(IReadOnlyList<LifePlay> plays) => PlainLife.Share(plays, play => play.Song.Popularity is not null);

    public double? Mean(IReadOnlyList<LifePlay> plays) => PlainLife.Mean(Known(plays.Select(play => play.Song)));

    public double? MeanByTracks(IReadOnlyList<LifePlay> plays) => PlainLife.Mean(Known(PlainLife.Songs(plays)));

    public double? HitShare(IReadOnlyList<LifePlay> plays) => PlainLife.Share(Known(PlainLife.Songs(plays)), popularity => popularity >= 80);

    public (int Plays, double? Share, int Tracks) Band(IReadOnlyList<LifePlay> plays, int from, int to)
    {
        bool IsIn(double popularity) => popularity >= from && popularity <= to;
        var known = Known(plays.Select(play => play.Song)).ToList();
        return (known.Count(IsIn), PlainLife.Share(known, IsIn), Known(PlainLife.Songs(plays)).Count(IsIn));
    }

    public double? MeanArtistPopularity(IReadOnlyList<LifePlay> plays) =>
        PlainLife.Mean(plays.SelectMany(Credited).Select(ArtistPopularity).OfType<double>());

    public double? MeanFollowers(IReadOnlyList<LifePlay> plays) =>
        PlainLife.Mean(plays.SelectMany(Credited).Select(artist => (double?)_artists[artist].Followers).OfType<double>());

    /// <summary>The artists of most plays, ties by heard time and key.</summary>
    public IReadOnlyList<(int Artist, int Plays, double Minutes)> Top(IReadOnlyList<LifePlay> plays, int top) => [.. plays
        .SelectMany(Credited, (play, artist) => (play, artist))
        .GroupBy(credit => credit.artist)
        .Select(credits => (Artist: credits.Key, Plays: credits.Count(), Ms: credits.Sum(credit => (long)credit.play.Play.MsPlayed)))
        .OrderByDescending(artist => artist.Plays)
        .ThenByDescending(artist => artist.Ms)
        .ThenBy(artist => _artists[artist.Artist].Key, StringComparer.Ordinal)
        .Take(top)
        .Select(artist => (artist.Artist, artist.Plays, artist.Ms / 60_000.0))];

    public double? NicheShare(IReadOnlyList<LifePlay> plays, int top) => PlainLife.Share(
        Top(plays, top).Select(artist => _artists[artist.Artist].Followers).OfType<long>(), followers => followers < 1_000_000);

    /// <summary>Spotify's value, else the mean over all counting plays of the artist's tracks in the reference data, whatever the window.</summary>
    public double? ArtistPopularity(int artist) => _artists[artist].Popularity ?? PlainLife.Mean(random.Plays
        .Where(play => !play.Flags.HasFlag(SpotifyInsights.Domain.Listening.PlayFlags.Podcast)
            && (play.MsPlayed >= 30_000 || play.Flags.HasFlag(SpotifyInsights.Domain.Listening.PlayFlags.FromApi)))
        .Select(play => random.Catalogue.Songs[play.Track])
        .Where(song => song.Artist == artist)
        .Select(song => (double?)ReferenceOf(song))
        .OfType<double>());

    public (string Source, bool IsCommon, int Tracks, double Early, double Late, double Upper)? Change()
    {
        if (Life.Ends() is not { } ends)
        {
            return null;
        }

        var both = PlainLife.Songs(ends.Early).Intersect(PlainLife.Songs(ends.Late)).ToHashSet();
        var spotify = Measure(ends.Early, ends.Late, song => song.Popularity);
        if (spotify is { } measured && SpotifyCoverage(ends.Early) >= 0.5 && SpotifyCoverage(ends.Late) >= 0.5)
        {
            return ("spotify", false, PlainLife.Songs([.. ends.Early, .. ends.Late]).Count(song => song.Popularity is not null), measured.Early, measured.Late, measured.Upper);
        }

        foreach (var (source, valueOf) in new (string, Func<TestTrack, int?>)[] { ("spotify", song => song.Popularity), ("reference", ReferenceOf) })
        {
            if (Measure(ends.Early, ends.Late, song => both.Contains(song) ? valueOf(song) : null) is { } common)
            {
                return (source, true, both.Count(song => valueOf(song) is not null), common.Early, common.Late, common.Upper);
            }
        }

        return null;
    }

    private static (double Early, double Late, double Upper)? Measure(
        IReadOnlyList<LifePlay> early, IReadOnlyList<LifePlay> late, Func<TestTrack, int?> valueOf)
    {
        IReadOnlyList<double> Values(IReadOnlyList<LifePlay> plays) => [.. plays.Select(play => (double?)valueOf(play.Song)).OfType<double>()];
        return PlainLife.Trend(Values(early), Values(late));
    }

    private int? ReferenceOf(TestTrack song) => random.Catalogue.HasReference ? song.ReferencePopularity : null;

    private IEnumerable<double> Known(IEnumerable<TestTrack> songs) => songs.Select(song => (double?)PopularityOf(song)).OfType<double>();

    private IEnumerable<int> Credited(LifePlay play) => creditAll ? play.Song.Credits : play.Song.Artist is { } artist ? [artist] : [];
}
