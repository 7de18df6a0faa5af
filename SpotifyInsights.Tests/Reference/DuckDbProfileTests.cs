using System.Globalization;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Reference;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Aggregation;
using SpotifyInsights.Tests.Domain;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Simulator;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Reference;

/// <summary>An export with known tracks, imported and aggregated; then the same questions to us and, in SQL over our Parquet files, to DuckDB.</summary>
public sealed class DuckDbProfileTests
{
    private const string UserId = "ada";

    private const string Matched = "WITH p AS (SELECT * FROM 'users/ada/aggregated/all_recent_tracks.parquet' WHERE ms_played >= 30000), "
        + "m AS (SELECT p.started_at, p.ms_played, r.*, 100 * (0.5 * valence + 0.35 * energy + 0.15 * (1 - acousticness)) AS mood "
        + "FROM p JOIN 'reference_data/kaggle_tracks_index.parquet' r USING (track_id))";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Profile_WithTheFictionalSet_EqualsSql() => await CompareAsync(ReferenceRig.FictionalFile, plays: 900, tracks: 200);

    [Fact]
    public async Task Profile_WithTheRealSet_EqualsSql()
    {
        var folder = ReferenceFolder.Find("data", "kaggle");
        Assert.SkipWhen(folder is null, "The real reference data set is not beside this repository.");
        await CompareAsync(Path.Combine(folder, "dataset.csv"), plays: 6_000, tracks: 1_500);
    }

    private static async Task CompareAsync(string set, int plays, int tracks)
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
        var objects = new LocalObjectStore(folder.Path, clock, new LocalObjectStoreOptions { FlushToDisk = false });
        var rig = new ReferenceRig(objects);
        await rig.ImportFileAsync(set);
        await Export(await IdsAsync(folder.Path, tracks), plays).PutAsync(objects, UserId, Token);
        await new Aggregator(objects, clock).ApplyAsync(UserId, AggregationKind.Import, Token);

        var loaded = new LoadedHistory("state", (await new HistoryStore(objects).LoadAsync(UserId, Token))!);
        loaded.Use((await rig.Data.GetAsync(Token)).Index);
        var now = Instant.FromUtc(2026, 3, 15, 12, 0);
        var window = ListeningWindow.Resolve(loaded.History.Plays, Zones.Berlin, now);
        var slice = new ListeningSlice(loaded.In(Zones.Berlin), window, now);

        await CompareAsync(folder.Path, AudioProfileCalculator.Calculate(slice, Ranking.Default));
        await CompareAsync(folder.Path, ContextCalculator.Calculate(slice, Ranking.Default));
    }

    private static async Task CompareAsync(string folder, AudioProfileMetrics profile)
    {
        var features = Enum.GetValues<AudioFeature>().Select(feature => (Feature: feature, Column: feature.ToString().ToLowerInvariant())).ToList();
        var answers = await QueryAsync(
            folder,
            [
                "SELECT count(*), sum(ms_played) / 60000.0 FROM 'users/ada/aggregated/all_recent_tracks.parquet' WHERE ms_played >= 30000",
                .. features.Select(feature => $"{Matched} {Summary(feature.Column)}"),
                $"{Matched} {Summary("mood")}",
                $"{Matched} SELECT strftime(timezone('Europe/Berlin', started_at), '%Y-%m'), count(*), avg(mood), avg(tempo) FROM m GROUP BY 1 ORDER BY 1",
                $"{Matched} SELECT count(*) FILTER (energy >= 0.5 AND energy < 0.53125), count(*) FILTER (tempo >= 117.1875 AND tempo < 125) FROM m",
            ]);
        ((long)answers[0][0][0]!, profile.Basis.Minutes).ShouldBe((profile.Basis.Plays, (double)answers[0][0][1]!));
        foreach (var (feature, answer) in profile.Features.Zip(answers.Skip(1)))
        {
            Near([feature.Plays, feature.Mean, feature.StandardError, feature.Quantiles.P05, feature.Quantiles.P25, feature.Median, feature.Quantiles.P75, feature.Quantiles.P95], answer[0]);
        }

        Near([profile.MoodScore.Plays, profile.MoodScore.Score, profile.MoodScore.StandardError], answers[features.Count + 1][0][..3]);
        foreach (var (period, answer) in profile.Periods.Where(period => period.CoveredPlays > 0).Zip(answers[features.Count + 2]))
        {
            period.Period.Label.ShouldBe((string)answer[0]!);
            Near([period.CoveredPlays, period.MoodScore, period.Means.Tempo], answer[1..]);
        }

        Near(
            [profile.Features[(int)AudioFeature.Energy].Distribution.Plays[16], profile.Features[(int)AudioFeature.Tempo].Distribution.Plays[15]],
            answers[features.Count + 3][0]);
        profile.Availability.PlayCoverage!.Value.ShouldBeInRange(0.5, 0.95, "some of the plays are of tracks that the set does not have");
    }

    private static async Task CompareAsync(string folder, ContextMetrics contexts)
    {
        const string degrees = "least(greatest((energy - 0.5) / 0.3, 0), 1) AS high_energy, least(greatest((tempo - 100) / 40, 0), 1) AS high_tempo, "
            + "least(greatest((0.33 - speechiness) / 0.23, 0), 1) AS low_speech, least(greatest(least((energy - 0.1) / 0.15, (0.8 - energy) / 0.2), 0), 1) AS some_energy, "
            + "least(greatest((instrumentalness - 0.2) / 0.5, 0), 1) AS instrumental, least(greatest((danceability - 0.5) / 0.3, 0), 1) AS danceable, "
            + "least(greatest((0.6 - energy) / 0.3, 0), 1) AS low_energy, least(greatest((acousticness - 0.4) / 0.4, 0), 1) AS acoustic";

        // least() skips null in DuckDB; a tempo that is not known must not count.
        const string scored = Matched + ", d AS (SELECT *, " + degrees + " FROM m), s AS (SELECT *, CASE WHEN tempo IS NULL THEN 0 ELSE least(high_energy, high_tempo) END AS workout, "
            + "least(low_speech, some_energy, instrumental) AS focus, least(danceable, high_energy) AS party, least(low_energy, acoustic) AS relax FROM d), "
            + "c AS (SELECT *, CASE WHEN greatest(workout, focus, party, relax) < 0.6 THEN 'Mixed' WHEN workout = greatest(workout, focus, party, relax) THEN 'Workout' "
            + "WHEN focus = greatest(focus, party, relax) THEN 'Focus' WHEN party = greatest(party, relax) THEN 'Party' ELSE 'Relax' END AS context FROM s)";
        var answers = await QueryAsync(
            folder,
            scored + " SELECT context, count(*), sum(ms_played) / 60000.0, count(*)::DOUBLE / (SELECT count(*) FROM c) FROM c GROUP BY 1",
            scored + " SELECT hour(timezone('Europe/Berlin', started_at)) AS h, count(*) FILTER (context = 'Focus'), count(*) FILTER (context = 'Mixed') FROM c GROUP BY 1 ORDER BY 1");
        var byContext = answers[0].ToDictionary(row => (string)row[0]!);
        foreach (var share in contexts.Contexts.Where(share => share.Context != ListeningContext.Unknown))
        {
            Near([share.Plays, share.Minutes, share.KnownShare], byContext.TryGetValue(share.Context.ToString(), out var row) ? row[1..] : [0L, 0.0, 0.0]);
        }

        foreach (var row in answers[1])
        {
            var hour = contexts.HourOfDay[(int)(long)row[0]!];
            Near([hour.Plays.Focus, hour.Plays.Mixed], row[1..]);
        }

        contexts.Contexts.Count(share => share.Plays > 0).ShouldBeGreaterThan(4);
    }

    private static string Summary(string column) =>
        $", e AS (SELECT track_id, sum({column} - (SELECT avg({column}) FROM m)) AS moment FROM m WHERE {column} IS NOT NULL GROUP BY 1) "
        + $"SELECT count({column}), avg({column}), (SELECT sqrt(sum(moment * moment) * count(*) / (count(*) - 1)) FROM e) / count({column}), "
        + $"quantile_cont({column}, 0.05), quantile_cont({column}, 0.25), quantile_cont({column}, 0.5), quantile_cont({column}, 0.75), quantile_cont({column}, 0.95) FROM m";

    private static async Task<List<string>> IdsAsync(string folder, int count) =>
        [.. (await QueryAsync(folder, $"SELECT track_id FROM 'reference_data/kaggle_tracks_index.parquet' ORDER BY hash(track_id) LIMIT {count}"))[0].Select(row => (string)row[0]!)];

    /// <summary>Favourites are played much more often than others; every fourth track is none of the set's; now and then a play is too short.</summary>
    private static Imported Export(List<string> ids, int plays)
    {
        var random = new Random(11);
        var at = Instant.FromUtc(2025, 11, 1, 6, 0);
        var rows = new List<Witness>();
        for (var play = 0; play < plays; play++)
        {
            var track = (int)(ids.Count * Math.Pow(random.NextDouble(), 2));
            var id = track % 4 == 3 ? $"unknown{track:000000000000000}" : ids[track];
            at += Duration.FromSeconds(random.Next(240, 2_400));
            rows.Add(new Witness
            {
                Kind = WitnessKind.Export,
                PlayedAt = at,
                HeardMs = random.Next(12) == 0 ? random.Next(30_000) : random.Next(30_000, 200_000),
                Track = new ReportedTrack { TrackId = id, Uri = $"spotify:track:{id}", TrackName = $"Title of {id}", ArtistName = "Somebody" },
            });
        }

        return new Imported("import", at, rows) { CoversFrom = rows[0].PlayedAt - Duration.FromHours(1), CoversTo = at };
    }

    private static void Near(object?[] values, object?[] expected)
    {
        values.Length.ShouldBe(expected.Length);
        foreach (var (value, other) in values.Zip(expected))
        {
            var number = Convert.ToDouble(other, CultureInfo.InvariantCulture);
            Convert.ToDouble(value, CultureInfo.InvariantCulture).ShouldBe(number, 1e-9 * Math.Max(1, Math.Abs(number)));
        }
    }

    private static async Task<List<object?[][]>> QueryAsync(string folder, params string[] queries)
    {
        var printed = await NodeTools.RunAsync(await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [folder, .. queries], Token);
        using var document = JsonDocument.Parse(printed);
        return [.. document.RootElement.EnumerateArray().Select(rows => rows.EnumerateArray().Select(row => row.EnumerateArray().Select(Value).ToArray()).ToArray())];
    }

    // Whole numbers of 64 bits come as text.
    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        _ => long.TryParse(value.GetString(), out var number) ? number : value.GetString(),
    };
}
