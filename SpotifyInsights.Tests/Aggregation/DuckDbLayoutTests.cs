using System.Globalization;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Parquet.Foreign;
using SpotifyInsights.Tests.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>The published files lie as the design says, so that DuckDB reads them by their names.</summary>
public sealed class DuckDbLayoutTests
{
    private const string UserId = "ada";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Published_ReadByDuckDb_CountsAsTheHistoryDoes()
    {
        using var folder = new TemporaryFolder();
        var clock = new SettableClock(DateTimeOffset.UnixEpoch);
        var objects = new LocalObjectStore(folder.Path, clock, new LocalObjectStoreOptions { FlushToDisk = false });
        var inputs = new RandomLife(21, Instant.FromUtc(2025, 10, 25, 5, 0), days: 12).Inputs;
        foreach (var input in inputs)
        {
            await input.PutAsync(objects, UserId, Token);
        }

        await new Aggregator(objects, clock).ApplyAsync(UserId, AggregationKind.Snapshot, Token);
        var history = (await new HistoryStore(objects).LoadAsync(UserId, Token))!;
        var manifest = (await new ManifestStore(objects).FindAsync(UserId, Token))!;

        var answers = await QueryAsync(
            Path.Combine(folder.Path, Keys.AggregatesFolder(UserId)),
            "SELECT count(*), sum(ms_played)::BIGINT, epoch_ms(min(started_at)), count(DISTINCT (played_at, uri, track_name)) FROM 'all_recent_tracks.parquet'",
            "SELECT year::INT, month::INT, count(*) FROM read_parquet('recent_tracks/*/*/data.parquet', hive_partitioning = true) GROUP BY ALL ORDER BY ALL",
            "SELECT count(*) FROM 'all_recent_tracks.parquet' WHERE played_at <> played_at_dt OR hour_of_day <> hour(played_at) OR day_of_week <> isodow(played_at) - 1",
            "SELECT sum(play_count)::BIGINT, bool_or(list_contains(sources, 'top')) FROM 'unique_tracks.parquet'",
            "SELECT count(*), count(DISTINCT time_range), max(recent_tracks_count) FROM 'all_snapshots_metrics.parquet'",
            "SELECT count(*) FROM '../snapshots/*/recent_tracks.parquet'");

        var heard = history.Plays.MsPlayed.ToArray().Sum(ms => (long)ms);
        answers[0].ShouldBe([Line(history.Plays.Count, heard, history.Plays.StartedAt[0], history.Plays.Count)]);
        answers[1].ShouldBe(manifest.Months.Select(month => Line(month.Month.Year, month.Month.Month, month.Rows)));
        answers[2].ShouldBe([Line(0)]);
        answers[3].ShouldBe([Line(history.Plays.Count, true)]);
        var snapshots = inputs.Where(input => input.IsSnapshot).ToList();
        answers[4].ShouldBe([Line(3 * snapshots.Count, 3, snapshots.Max(input => input.Page.Plays.Count))]);
        answers[5].ShouldBe([Line(snapshots.Sum(input => input.Page.Plays.Count))]);
    }

    private static string Line(params object[] values) => string.Join(' ', values.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)));

    private static async Task<List<List<string>>> QueryAsync(string folder, params string[] queries)
    {
        var printed = await NodeTools.RunAsync(await ForeignTools.InstallAsync(), "Aggregation/query-duckdb.mjs", [folder, .. queries], Token);
        using var document = JsonDocument.Parse(printed);
        return [.. document.RootElement.EnumerateArray().Select(rows =>
            rows.EnumerateArray().Select(row => string.Join(' ', row.EnumerateArray().Select(Text))).ToList())];
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => value.ToString(),
    };
}
