using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;

namespace SpotifyInsights.Tests.Domain.Metrics.Artists;

/// <summary>Every number of the family once more, by plain LINQ over records that shares no code with the calculators.</summary>
public sealed class ArtistOracleTests
{
    private const double Tolerance = 1e-9;

    // 2,400 lives, half of them long, in runs that can share the cores.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Calculate_RandomHistories_EqualsPlainLinq(int part)
    {
        const int perPart = 200;
        for (var seed = part * perPart; seed < (part + 1) * perPart; seed++)
        {
            foreach (var random in (RandomHistory[])[RandomHistory.Of(seed), RandomHistory.Long(seed)])
            {
                var ranking = new Ranking(1 + (seed % 12), (RankBy)(seed % 2), (Credit)(seed / 2 % 2));
                var metrics = ArtistCalculator.Calculate(random.History, random.Window, random.Now, ranking);
                var plain = new PlainArtists(random, ranking);
                var life = $"seed {seed}, {random.Window.Zone.Id}, {random.Window.From} to {random.Window.To} by {random.Window.Granularity}, {ranking}";

                ComparePeriods(metrics, plain, life);
                CompareRankings(metrics, plain, life);
                CompareChanges(metrics, plain, life);
                CompareNewcomers(metrics, plain, life);
                CompareDiversity(metrics, plain, life);
                CompareGenres(metrics, plain, life);
                ComparePhases(metrics, plain, life);
                CompareForgotten(metrics, plain, life);
            }
        }
    }

    private static void ComparePeriods(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        metrics.Basis.Plays.ShouldBe(plain.Life.Inside.Count, life);
        metrics.Periods.Select(period => (period.Period.Label, period.Period.From, period.Period.To, period.Period.IsPartial, period.WarmUp, period.Plays)).ShouldBe(
            plain.Life.Periods.Select(period => (period.Label, period.From, period.To, period.IsPartial, period.WarmUp, period.IsKnown ? period.Plays.Count : (int?)null)), life);
        foreach (var (period, expected) in metrics.Periods.Zip(plain.Life.Periods))
        {
            Near(period.Minutes, expected.IsKnown ? expected.Plays.Sum(play => (long)play.Play.MsPlayed) / 60_000.0 : null, life);
            Near(period.Period.Observed, expected.Observed, life);
        }

        Near(metrics.Basis.Attributes.Sum(line => line.Coverage ?? 0), plain.GenreCoverage, life);
    }

    private static void CompareRankings(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        metrics.Ranking.Select(ranking => ranking.Label).ShouldBe(plain.Life.Periods.Select(period => period.Label), life);
        for (var i = 0; i < plain.Life.Periods.Count; i++)
        {
            var top = plain.Tops[i];
            metrics.Ranking[i].Artists?.Select(artist => (artist.Key, artist.Plays, artist.Rank, artist.RankChange)).ShouldBe(
                top.Select((artist, place) => (artist.Key, artist.Plays, place + 1, plain.RankChange(i, artist.Key, place))), life);
            (metrics.Ranking[i].Artists is null).ShouldBe(!plain.Life.Periods[i].IsKnown, life);
        }

        metrics.Race.Select(artist => (artist.Key, artist.Plays[^1])).ShouldBe(plain.Race(), life);
        foreach (var artist in metrics.Race)
        {
            var steps = plain.Steps(artist.Key).ToList();
            artist.Periods.Zip(artist.Plays).ShouldBe(steps.Select(step => (step.Period, step.Plays)), life);
            foreach (var (minutes, step) in artist.Minutes.Zip(steps))
            {
                Near(minutes, step.Minutes, life);
            }
        }

        metrics.Migration.Links.Select(link => (link.Source, link.Target, link.Kind, link.Plays)).Order().ShouldBe(plain.Links().Order(), life);
        var ids = metrics.Migration.Nodes.Select(node => node.Id).ToList();
        ids.ShouldBeUnique(life);
        metrics.Migration.Links.SelectMany(link => new[] { link.Source, link.Target }).Except(ids).ShouldBeEmpty(life);
    }

    private static void CompareChanges(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        for (var i = 0; i < plain.Life.Periods.Count; i++)
        {
            foreach (var (change, lag) in new[] { (metrics.ChangeRate[i].One, 1), (metrics.ChangeRate[i].Three, 3), (metrics.ChangeRate[i].Twelve, 12) })
            {
                var expected = plain.Change(i, lag);
                Near(change?.Rate, expected?.Rate, life);
                change?.Places.ShouldBe(expected!.Value.Places, life);
                (change?.Chance is not null).ShouldBe(expected is not null && plain.Credits(i) >= 50 && plain.Credits(i - lag) >= 50, life);
            }
        }
    }

    private static void CompareNewcomers(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        var periods = plain.Life.Periods;
        for (var i = 0; i < periods.Count; i++)
        {
            metrics.NewArtists[i].Count.ShouldBe(periods[i].IsKnown ? plain.NewArtists(i).Count : null, life);
            metrics.NewArtists[i].Best.Select(artist => (artist.Key, artist.Plays)).ShouldBe(plain.NewArtists(i).Take(plain.Ranking.Top), life);
            metrics.NewTracks[i].Count.ShouldBe(periods[i].IsKnown ? plain.NewTracks(i).Count : null, life);
            metrics.NewTracks[i].Best.Select(track => (track.Key, track.Plays)).ShouldBe(plain.NewTracks(i).Take(plain.Ranking.Top), life);
            metrics.NewArtists[i].WarmUp.ShouldBe(periods[i].WarmUp, life);
            Near(metrics.Loyalty[i].Share, plain.Loyalty([i]), life);
            metrics.Retention[i].Cells.Select(cell => cell.After).ShouldBe([1, 2, 3, 6, 12], life);
            foreach (var cell in metrics.Retention[i].Cells)
            {
                Near(cell.Share, plain.Retention(i, cell.After), life);
            }
        }

        Near(metrics.AverageNewArtists, plain.Average(i => plain.NewArtists(i).Count), life);
        Near(metrics.AverageNewTracks, plain.Average(i => plain.NewTracks(i).Count), life);
        Near(metrics.LoyaltyScore, plain.Loyalty([.. Enumerable.Range(0, periods.Count).Where(i => !periods[i].WarmUp)]), life);
    }

    private static void CompareDiversity(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        for (var i = 0; i < plain.Life.Periods.Count; i++)
        {
            var (period, diversity) = (plain.Life.Periods[i], metrics.Diversity[i]);
            var counts = plain.Counts(i).Select(artist => artist.Plays).ToList();
            diversity.UniqueArtists.ShouldBe(period.IsKnown ? counts.Count : null, life);
            Near(diversity.ArtistDiversity, period.Plays.Count == 0 ? null : (double)counts.Count / period.Plays.Count, life);
            Near(diversity.ArtistDiversity50, PlainNumbers.Unique50(counts) / 50, life);
            var entropy = counts.Count == 0 ? (double?)null : -counts.Sum(count => (double)count / counts.Sum() * Math.Log((double)count / counts.Sum()));
            Near(diversity.Entropy, entropy, life);
            Near(diversity.EffectiveArtists, entropy is null ? null : Math.Exp(entropy.Value), life);
        }
    }

    private static void CompareGenres(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        var strongest = plain.StrongestGenres();
        metrics.GenreDrift.Genres.ShouldBe(strongest, life);
        for (var i = 0; i < plain.Life.Periods.Count; i++)
        {
            var (actual, shares) = (metrics.GenreDrift.Periods[i], plain.GenreShares(i));
            Near(actual.Coverage, plain.GenreCoverageOf(i), life);
            (actual.Shares is null).ShouldBe(shares is null, life);
            for (var genre = 0; genre < strongest.Count && shares is not null; genre++)
            {
                Near(actual.Shares![genre], shares.GetValueOrDefault(strongest[genre]), life);
            }

            Near(actual.OtherShare, shares?.Where(share => !strongest.Contains(share.Key)).Sum(share => share.Value), life);
            Near(actual.Distance, i == 0 ? null : PlainNumbers.JensenShannonDistance(plain.GenreShares(i - 1), shares), life, 1e-7);
        }
    }

    // Where phases begin and end is for the change points to say, which are tested alone; what is said of them must hold.
    private static void ComparePhases(ArtistMetrics metrics, PlainArtists plain, string life)
    {
        foreach (var phase in metrics.Phases)
        {
            double Weight(IEnumerable<PlainPlay> plays) => plays.SelectMany(play => play.Artists).Sum(artist =>
                phase.Kind == PhaseKind.Artist
                    ? plain.Life.Catalogue.Artists[artist].Key == phase.Key ? 1 : 0
                    : plain.Life.GenresOf(artist).Contains(phase.Name) ? 1.0 / plain.Life.GenresOf(artist).Count : 0);
            var during = plain.Life.Inside.Where(play => play.Date >= phase.From && play.Date < phase.To).ToList();
            var otherwise = plain.Life.Inside.Except(during).ToList();

            Near(phase.Plays, Weight(during), life);
            Near(phase.Share, Weight(during) / during.Count, life);
            Near(phase.UsualShare, Weight(otherwise) / otherwise.Count, life);
            NodaTime.Period.DaysBetween(phase.From, phase.To).ShouldBeGreaterThanOrEqualTo(14, life);
            phase.Share.ShouldBeGreaterThanOrEqualTo(Math.Max(0.15, 2 * phase.UsualShare) - Tolerance, life);
        }

        metrics.Phases.Select(phase => phase.From).ShouldBeInOrder(SortDirection.Ascending, life);
    }

    private static void CompareForgotten(ArtistMetrics metrics, PlainArtists plain, string life) => metrics.Forgotten
        .Select(artist => (artist.Key, artist.Plays, artist.LastHeardOn)).ShouldBe(plain.Forgotten(), life);

    private static void Near(double? actual, double? expected, string life, double tolerance = Tolerance)
    {
        (actual is null).ShouldBe(expected is null, $"{life}: {actual} where {expected} is right");
        actual?.ShouldBe(expected!.Value, tolerance, life);
    }
}
