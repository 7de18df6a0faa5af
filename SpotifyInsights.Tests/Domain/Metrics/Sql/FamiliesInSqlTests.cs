using System.Globalization;
using System.Text.Json;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Comparison;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Temporal;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Domain.Metrics.Sql;

/// <summary>The same questions in SQL over Parquet files, asked by DuckDB: the very queries that the benchmarks time.</summary>
public sealed class FamiliesInSqlTests
{
    private const double Tolerance = 1e-9;
    private static readonly SqlLife Life = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ListeningWindow Window(ListeningHistory history) => ListeningWindow.Resolve(history.Plays, Zones.Berlin, Life.Now);

    [Fact]
    public async Task Temporal_EqualDuckDb()
    {
        var answers = await AskAsync("temporal");
        var history = Life.History();
        var metrics = TemporalCalculator.Calculate(history, Window(history), Life.Now);

        var cells = metrics.Heatmap.SelectMany((row, weekday) => row.Select((cell, hour) => (Key: $"{weekday + 1} {hour}", cell.Plays, cell.Minutes))).Where(cell => cell.Plays > 0).ToList();
        Rows(answers["heatmap"].Select(row => row[..3])).ShouldBe(cells.Select(cell => $"{cell.Key} {cell.Plays}"));
        Near(answers["heatmap"], cells.Select(cell => (cell.Key, (double?)cell.Minutes)), row => row[0] + " " + row[1], 3);
        Rows(answers["daily"].Select(row => row[..2])).ShouldBe(metrics.Daily.Where(day => day.Plays > 0).Select(day => Row(day.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), day.Plays)));
        Near(answers["periods"], metrics.Periods.Select(period => (period.Period.Label + "-01", period.Minutes)), row => row[0]!, 2);
        Rows(answers["day_parts"].Select(row => row[..2])).ShouldBe(metrics.DayParts.OrderBy(part => part.Part.ToString(), StringComparer.Ordinal).Select(part => Row(part.Part, part.Plays)));
        Rows(answers["streaks"].Take(1)).ShouldBe(
            [Row(metrics.Streaks.Longest!.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), metrics.Streaks.Longest.To.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), metrics.Streaks.Longest.Days)]);
        ShouldBe(answers["sessions"][0], metrics.Sessions.Count, metrics.Sessions.MedianMinutes, metrics.Sessions.LongestMinutes);
    }

    [Fact]
    public async Task Artists_EqualDuckDb()
    {
        var answers = await AskAsync("artists");
        var history = Life.History();
        var metrics = ArtistCalculator.Calculate(history, Window(history), Life.Now, Ranking.Default);
        var months = metrics.Periods.Select(period => period.Period.Label + "-01").ToList();

        Rows(answers["ranking"]).ShouldBe(metrics.Ranking.Zip(months).SelectMany(pair => pair.First.Artists!.Select(artist =>
            Row(pair.Second, artist.Key, artist.Plays, artist.Rank, artist.RankChange))));
        Rows(answers["race"].Select(row => row[..3])).Order().ShouldBe(
            metrics.Race.SelectMany(artist => artist.Periods.Zip(artist.Plays, (period, plays) => Row(artist.Key, months[period], plays))).Order());
        Near(answers["change"], metrics.ChangeRate.Zip(months).SelectMany(pair => new (string Key, double? Value)[]
        {
            (pair.Second + " 1", pair.First.One?.Rate), (pair.Second + " 3", pair.First.Three?.Rate), (pair.Second + " 12", pair.First.Twelve?.Rate),
        }), row => row[0] + " " + row[1], 2);
        Rows(answers["new_artists"].Select(row => row[..2])).ShouldBe(metrics.NewArtists.Zip(months).Where(pair => pair.First.Count > 0).Select(pair => Row(pair.Second, pair.First.Count)));
        Rows(answers["new_tracks"]).ShouldBe(metrics.NewTracks.Zip(months).Where(pair => pair.First.Count > 0).Select(pair => Row(pair.Second, pair.First.Count)));
        Near(answers["loyalty"], metrics.Loyalty.Zip(months).Select(pair => (pair.Second, pair.First.Share)), row => row[0]!, 1);
        Near(answers["retention"].Where(row => row[1] != "0"), metrics.Retention.Zip(months).SelectMany(pair => pair.First.Cells.Select(cell =>
            (pair.Second + " " + cell.After, cell.Share is 0 ? null : cell.Share))), row => row[0] + " " + row[1], 2, lastMonthIsUnknown: months[^1]);
        Near(answers["diversity"], metrics.Diversity.Zip(months).Select(pair => (pair.Second, pair.First.Entropy)), row => row[0]!, 3);
        Near(answers["diversity"], metrics.Diversity.Zip(months).Select(pair => (pair.Second, pair.First.ArtistDiversity50)), row => row[0]!, 4);
        Near(answers["drift"], metrics.GenreDrift.Periods.Zip(months).Select(pair => (pair.Second, pair.First.Distance)), row => row[0]!, 1);
    }

    [Fact]
    public async Task Discovery_EqualDuckDb()
    {
        var answers = await AskAsync("discovery");
        var history = Life.History();
        var metrics = DiscoveryCalculator.Calculate(history, Window(history), Life.Now);

        void Series(string query, int column, Func<DiscoveryPeriod, double?> value) =>
            Near(answers[query], metrics.Series.Select(period => (period.Period.Label + "-01", value(period))), row => row[0]!, column);

        Series("series_artists", 1, period => period.Measures!.UniqueArtists);
        Series("series_artists", 2, period => period.Measures!.ArtistDiversity);
        Series("series_artists", 3, period => period.Measures!.ArtistDiversity50);
        Series("series_artists", 4, period => period.Measures!.Concentration.HerfindahlHirschman);
        Series("series_artists", 5, period => period.Measures!.Concentration.Top10Share);
        Series("series_artists", 6, period => period.NewVersusFamiliar!.NewShare);
        Series("series_artists", 7, period => period.Measures!.MainstreamScore);
        Series("series_gini", 1, period => period.Measures!.Concentration.Gini);
        Series("series_genres", 1, period => period.Measures!.UniqueGenres);
        Series("series_tracks", 1, period => period.Measures!.UniqueTracks);
        Series("series_tracks", 2, period => period.Measures!.RepeatRate);
        Series("series_tracks", 3, period => period.Measures!.NewReleaseRatio);
        Series("series_tracks", 4, period => period.Measures!.NewReleaseRatioByTracks);
        Series("series_tracks", 5, period => period.Measures!.CurrentYearShare);

        metrics.MainstreamOf.ShouldBe(MainstreamOf.Artists);
        ShouldBe(answers["all_artists"][0], metrics.UniqueArtists, metrics.ArtistDiversity, metrics.ArtistDiversity50, metrics.Concentration.HerfindahlHirschman,
            metrics.Concentration.Top10Share, metrics.Concentration.Gini, metrics.MainstreamScore);
        ShouldBe(answers["all_genres"][0], metrics.UniqueGenres, Axis(metrics, ProfileAxisName.GenreBreadth));
        ShouldBe(answers["all_tracks"][0], metrics.UniqueTracks, metrics.RepeatRate, metrics.NewReleaseRatio, metrics.NewReleaseRatioByTracks, metrics.CurrentYearShare,
            Axis(metrics, ProfileAxisName.Repeat));
        Rows(answers["scatter"].Select(row => row[..3])).ShouldBe(metrics.ArtistScatter.Select(artist => Row(artist.Key, artist.Popularity, artist.Plays)));
    }

    [Fact]
    public async Task Comparison_EqualDuckDb()
    {
        var answers = await AskAsync("comparison");
        var history = Life.History();
        var last = NodaTime.Instant.FromUnixTimeMilliseconds(history.Plays.StartedAt[^1]).InZone(Zones.Berlin).Date;
        var (from, to) = ComparisonWindows.Recent(last);
        var metrics = ComparisonCalculator.Calculate(history, new ListeningWindow(from, to, Zones.Berlin), b: null, Life.Now);

        void Items(string query, ItemComparison items) => Rows(answers[query].Select(row => (string?[])[row[0], row[1], row[2], row[4], row[5]])).ShouldBe(
            items.Both.Concat(items.OnlyA).Concat(items.OnlyB).OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => Row(item.Key, item.A.Rank, item.A.Plays, item.B.Rank, item.B.Plays)));
        Items("tracks", metrics.Windows.Tracks);
        Items("artists", metrics.Windows.Artists);
        Near(answers["artists"], metrics.Windows.Artists.Both.Concat(metrics.Windows.Artists.OnlyA).Concat(metrics.Windows.Artists.OnlyB).Select(item => (item.Key, item.A.Minutes)), row => row[0]!, 3);

        Rows(answers["favourite_tracks"]).ShouldBe(metrics.AllTime.FavouriteTracks.Favourites.Select(item => Row(item.Key, item.AllTime.Plays, item.Now.Rank, item.Now.Plays)));
        Rows(answers["favourite_artists"]).ShouldBe(metrics.AllTime.FavouriteArtists.Favourites.Select(item => Row(item.Key, item.AllTime.Plays, item.Now.Rank, item.Now.Plays)));
        ShouldBe(answers["overlaps"][0], metrics.Windows.Tracks.OverlapShare, metrics.Windows.Tracks.Jaccard, metrics.AllTime.Tracks.OverlapShare,
            metrics.Windows.Artists.OverlapShare, metrics.Windows.Artists.Jaccard, metrics.AllTime.Artists.OverlapShare);
        answers["genres"].Select(row => row[0]).ShouldBe(metrics.Windows.Genres.Genres.Select(genre => genre.Genre));
        Near(answers["genres"], metrics.Windows.Genres.Genres.Select(genre => (genre.Genre, genre.A)), row => row[0]!, 1);
        Near(answers["genres"], metrics.Windows.Genres.Genres.Select(genre => (genre.Genre, genre.B)), row => row[0]!, 2);
        Number(answers["genres"][0][3])!.Value.ShouldBe(metrics.Windows.Genres.Distance!.Value, 1e-7);
        var (a, b) = (metrics.Windows.Discovery.A, metrics.Windows.Discovery.B);
        Rows(answers["discovery"]).ShouldBe([Row(a.DiscoveryPlays, a.LoyalPlays, b.DiscoveryPlays, b.LoyalPlays)]);
    }

    private static double? Axis(DiscoveryMetrics metrics, ProfileAxisName name) => metrics.Profile.Single(axis => axis.Axis == name).Window;

    private static async Task<Dictionary<string, List<string?[]>>> AskAsync(string family)
    {
        using var folder = new TemporaryFolder();
        var (plays, artists) = (Path.Combine(folder.Path, "plays.parquet"), Path.Combine(folder.Path, "artists.parquet"));
        Life.Write(plays, artists);
        var tools = await ForeignTools.InstallAsync();
        await NodeTools.PlaceAsync(tools, $"../SpotifyInsights.Benchmarks/DuckDb/family-{family}.sql", Token);
        var printed = await NodeTools.RunAsync(tools, "../SpotifyInsights.Benchmarks/DuckDb/families.mjs", [plays, artists, family, "show"], Token);
        return printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(answer => answer.GetProperty("name").GetString()!, answer => answer.GetProperty("rows").EnumerateArray().Select(Texts).ToList());
    }

    private static string?[] Texts(JsonElement row) => [.. row.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? null : value.ToString())];

    private static string Row(params object?[] values) => string.Join(' ', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Rows(IEnumerable<string?[]> rows) => rows.Select(row => string.Join(' ', row));

    private static void ShouldBe(string?[] row, params double?[] expected)
    {
        foreach (var (value, i) in expected.Select((value, i) => (value, i)))
        {
            Number(row[i])!.Value.ShouldBe(value!.Value, Tolerance, $"column {i}");
        }
    }

    /// <summary>Each row of SQL has the value that stands under its key, and each value but null has a row.</summary>
    private static void Near(
        IEnumerable<string?[]> rows, IEnumerable<(string Key, double? Value)> expected, Func<string?[], string> keyOf, int column, string? lastMonthIsUnknown = null)
    {
        var actual = rows.Where(row => row[column] is not null && !IsLast(row, lastMonthIsUnknown)).ToDictionary(keyOf, row => Number(row[column])!.Value);
        var known = expected.Where(value => value.Value is not null).ToDictionary(value => value.Key, value => value.Value!.Value);
        actual.Keys.Order().ShouldBe(known.Keys.Order());
        known.Count.ShouldBeGreaterThan(2);
        foreach (var (key, value) in known)
        {
            actual[key].ShouldBe(value, 1e-7, key);
        }
    }

    // A cell of retention that falls into the month that is not over is null with us.
    private static bool IsLast(string?[] row, string? lastMonth) =>
        lastMonth is not null && NodaTime.Text.LocalDatePattern.Iso.Parse(row[0]!).Value.PlusMonths(int.Parse(row[1]!, CultureInfo.InvariantCulture)) >= NodaTime.Text.LocalDatePattern.Iso.Parse(lastMonth).Value;

    private static double? Number(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
