using NodaTime;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;

namespace SpotifyInsights.Tests.Domain.Metrics.Artists;

/// <summary>The artist family from its definitions, by LINQ over plays.</summary>
internal sealed class PlainArtists
{
    private readonly Dictionary<int, PlainPlay> _firstOfArtist;
    private readonly Dictionary<int, PlainPlay> _firstOfTrack;
    private readonly List<List<(int Artist, int Plays, long Ms)>> _counts;
    private readonly List<Dictionary<string, double>?> _shares;

    public PlainArtists(RandomHistory random, Ranking ranking)
    {
        Ranking = ranking;
        Life = new PlainLife(random, ranking.Credit);
        _firstOfArtist = Life.Everything.SelectMany(play => play.Artists, (play, artist) => (play, artist)).GroupBy(pair => pair.artist).ToDictionary(
            pairs => pairs.Key, pairs => pairs.MinBy(pair => pair.play.Play.StartedAt).play);
        _firstOfTrack = Life.Everything.GroupBy(play => play.Play.Track).ToDictionary(plays => plays.Key, plays => plays.MinBy(play => play.Play.StartedAt)!);
        _counts = [.. Life.Periods.Select(period => period.Plays
            .SelectMany(play => play.Artists, (play, artist) => (artist, play.Play.MsPlayed))
            .GroupBy(play => play.artist, (artist, plays) => (artist, plays.Count(), plays.Sum(play => (long)play.MsPlayed)))
            .ToList())];
        Tops = [.. _counts.Select(counts => Best(counts.Select(count => (Key(count.Artist), count.Plays, count.Ms))).Take(ranking.Top).ToList())];
        _shares = [.. Enumerable.Range(0, Life.Periods.Count).Select(Shares)];
    }

    public PlainLife Life { get; }

    public Ranking Ranking { get; }

    public IReadOnlyList<IReadOnlyList<(string Key, int Plays, long Ms)>> Tops { get; }

    /// <summary>Of all artist plays and plays of nobody, the share whose artist has a genre.</summary>
    public double GenreCoverage
    {
        get
        {
            var credits = Life.Inside.SelectMany(play => play.Artists).ToList();
            var all = credits.Count + Life.Inside.Count(play => play.Artists.Count == 0);
            return all == 0 ? 0 : (double)credits.Count(artist => Life.GenresOf(artist).Count > 0) / all;
        }
    }

    public IEnumerable<(int Artist, int Plays)> Counts(int period) => _counts[period].Select(count => (count.Artist, count.Plays));

    public int Credits(int period) => _counts[period].Sum(count => count.Plays);

    public int? RankChange(int period, string key, int place)
    {
        var before = period == 0 ? -1 : Tops[period - 1].Index().Where(artist => artist.Item.Key == key).Select(artist => artist.Index).DefaultIfEmpty(-1).First();
        return before < 0 ? null : before - place;
    }

    public IEnumerable<(string Key, int Plays)> Race()
    {
        var racers = Tops.SelectMany(top => top.Select(artist => artist.Key)).ToHashSet();
        return Life.Inside.SelectMany(play => play.Artists, (play, artist) => (Key: Key(artist), play.Play.MsPlayed))
            .Where(play => racers.Contains(play.Key))
            .GroupBy(play => play.Key)
            .OrderByDescending(plays => plays.Count())
            .ThenByDescending(plays => plays.Sum(play => (long)play.MsPlayed))
            .ThenBy(plays => plays.Key, StringComparer.Ordinal)
            .Select(plays => (plays.Key, plays.Count()));
    }

    public IEnumerable<(int Period, int Plays, double Minutes)> Steps(string key) => Enumerable.Range(0, Life.Periods.Count)
        .Where(period => _counts[period].Any(count => Key(count.Artist) == key))
        .Select(period => (
            period,
            _counts.Take(period + 1).Sum(counts => counts.Where(count => Key(count.Artist) == key).Sum(count => count.Plays)),
            _counts.Take(period + 1).Sum(counts => counts.Where(count => Key(count.Artist) == key).Sum(count => count.Ms)) / 60_000.0));

    public IEnumerable<(string Source, string Target, MigrationKind Kind, int Plays)> Links()
    {
        for (var i = 1; i < Life.Periods.Count; i++)
        {
            if (!Life.Periods[i].IsKnown || !Life.Periods[i - 1].IsKnown)
            {
                continue;
            }

            var (before, after) = (Life.Periods[i - 1].Label, Life.Periods[i].Label);
            foreach (var artist in Tops[i])
            {
                yield return Tops[i - 1].Any(other => other.Key == artist.Key)
                    ? ($"{before}/{artist.Key}", $"{after}/{artist.Key}", MigrationKind.Stayed, artist.Plays)
                    : ($"{before}/+", $"{after}/{artist.Key}", MigrationKind.Entered, artist.Plays);
            }

            foreach (var artist in Tops[i - 1].Where(artist => Tops[i].All(other => other.Key != artist.Key)))
            {
                yield return ($"{before}/{artist.Key}", $"{after}/-", MigrationKind.Left, artist.Plays);
            }
        }
    }

    public (double Rate, int Places)? Change(int period, int lag)
    {
        if (period < lag || !Life.Periods[period].IsKnown || !Life.Periods[period - lag].IsKnown)
        {
            return null;
        }

        var places = Math.Min(Ranking.Top, Math.Max(_counts[period].Count, _counts[period - lag].Count));
        var both = Tops[period].Select(artist => artist.Key).Intersect(Tops[period - lag].Select(artist => artist.Key)).Count();
        return places == 0 ? null : (1 - ((double)both / places), places);
    }

    public IReadOnlyList<(string Key, int Plays)> NewArtists(int period) => [.. Best(_counts[period]
        .Where(count => IsIn(_firstOfArtist[count.Artist], period))
        .Select(count => (Key(count.Artist), count.Plays, count.Ms))).Select(artist => (artist.Key, artist.Plays))];

    public IReadOnlyList<(string Key, int Plays)> NewTracks(int period) => [.. Best(Life.Periods[period].Plays
        .GroupBy(play => play.Play.Track)
        .Where(plays => IsIn(_firstOfTrack[plays.Key], period))
        .Select(plays => (plays.First().Track.Key, plays.Count(), plays.Sum(play => (long)play.Play.MsPlayed)))).Select(track => (track.Key, track.Plays))];

    public double? Loyalty(IReadOnlyList<int> periods)
    {
        var all = periods.SelectMany(period => Life.Periods[period].Plays.SelectMany(play => play.Artists, (_, artist) => (period, artist))).ToList();
        return all.Count == 0 ? null : (double)all.Count(play => _firstOfArtist[play.artist].Date < Life.Periods[play.period].From) / all.Count;
    }

    public double? Retention(int period, int after)
    {
        var later = period + after < Life.Periods.Count ? Life.Periods[period + after] : null;
        var newcomers = _counts[period].Select(count => count.Artist).Where(artist => IsIn(_firstOfArtist[artist], period)).ToList();
        return later is null || later.IsPartial || later.Observed == 0 || newcomers.Count == 0
            ? null
            : (double)newcomers.Count(artist => later.Plays.Any(play => play.Artists.Contains(artist))) / newcomers.Count;
    }

    public double? Average(Func<int, int> count)
    {
        var whole = Enumerable.Range(0, Life.Periods.Count).Where(i => Life.Periods[i] is { IsPartial: false, WarmUp: false, Observed: > 0 }).ToList();
        var periods = whole.Sum(i => Life.Periods[i].Observed);
        return periods < 1 ? null : whole.Sum(count) / periods;
    }

    public IReadOnlyList<string> StrongestGenres() => [.. Life.Inside.SelectMany(play => play.Artists)
        .SelectMany(artist => Life.GenresOf(artist), (artist, genre) => (genre, Weight: 1.0 / Life.GenresOf(artist).Count))
        .GroupBy(part => part.genre, (genre, parts) => (Genre: genre, Weight: Math.Round(parts.Sum(part => part.Weight), 9)))
        .OrderByDescending(genre => genre.Weight)
        .ThenBy(genre => genre.Genre, StringComparer.Ordinal)
        .Take(Ranking.Top)
        .Select(genre => genre.Genre)];

    public Dictionary<string, double>? GenreShares(int period) => _shares[period];

    public double? GenreCoverageOf(int period)
    {
        var all = Credits(period) + Life.Periods[period].Plays.Count(play => play.Artists.Count == 0);
        var covered = _counts[period].Where(count => Life.GenresOf(count.Artist).Count > 0).Sum(count => count.Plays);
        return all == 0 ? null : (double)covered / all;
    }

    public IEnumerable<(string Key, int Plays, LocalDate LastHeardOn)> Forgotten()
    {
        var since = Life.SilentSince(90);
        var favourites = Best(Life.Inside.SelectMany(play => play.Artists, (play, artist) => (play, artist)).GroupBy(pair => Key(pair.artist))
            .Select(pairs => (pairs.Key, pairs.Count(), pairs.Sum(pair => (long)pair.play.Play.MsPlayed))));
        return favourites.Take(20).Where(artist => artist.Plays >= 10)
            .Select(artist => (artist.Key, artist.Plays, Last: Life.Inside.Where(play => play.Artists.Any(other => Key(other) == artist.Key)).MaxBy(play => play.Play.StartedAt)!))
            .Where(artist => artist.Last.Play.StartedAt < since)
            .Select(artist => (artist.Key, artist.Plays, artist.Last.Date));
    }

    private IEnumerable<(string Key, int Plays, long Ms)> Best(IEnumerable<(string Key, int Plays, long Ms)> counts) => counts
        .OrderByDescending(count => Ranking.By == RankBy.Plays ? count.Plays : count.Ms)
        .ThenByDescending(count => count.Ms)
        .ThenBy(count => count.Key, StringComparer.Ordinal);

    private bool IsIn(PlainPlay play, int period) => play.Date >= Life.Periods[period].From && play.Date < Life.Periods[period].To;

    private Dictionary<string, double>? Shares(int period)
    {
        var parts = _counts[period].SelectMany(count => Life.GenresOf(count.Artist).Select(genre => (genre, Weight: (double)count.Plays / Life.GenresOf(count.Artist).Count))).ToList();
        var all = parts.Sum(part => part.Weight);
        return all == 0 ? null : parts.GroupBy(part => part.genre).ToDictionary(group => group.Key, group => group.Sum(part => part.Weight) / all);
    }

    private string Key(int artist) => Life.Catalogue.Artists[artist].Key;
}
