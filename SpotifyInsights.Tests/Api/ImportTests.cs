using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

/// <summary>Exports handed in over HTTP, with the real application behind.</summary>
public sealed class ImportTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();
    private HttpClient _listener = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _listener = _host.As("demo");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _listener.Dispose();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task Import_OfAZip_AddsUpAndIsInEveryAnswer()
    {
        var life = _host.Simulation.FindListener("demo")!.Life;
        var options = new ExportOptions { From = Uploads.At(2025, 1, 1), To = Uploads.At(2025, 4, 1), RowsPerFile = 2000 };
        var plays = new ExportedLife(life, options.Quirks).PlaysBetween(options.From, options.To).ToList();

        var result = await _listener.ImportedAsync(Uploads.File(await Uploads.ExportAsync(life, options)));

        result.GetProperty("status").GetInt32().ShouldBe(201);
        result.GetProperty("outcome").GetString().ShouldBe("imported");
        var id = result.GetProperty("importId").GetString()!;
        var report = result.GetProperty("report");
        var outcomes = report.GetProperty("outcomes").EnumerateObject().ToDictionary(count => count.Name, count => count.Value.GetInt64());
        outcomes.Values.Sum().ShouldBe(report.GetProperty("rows").GetInt64());
        outcomes["other"].ShouldBe(0);
        (outcomes["taken"] + outcomes["short"]).ShouldBe(plays.Count);
        outcomes["taken"].ShouldBe(plays.Count(play => play.HeardMs >= 30_000));
        report.GetProperty("coverage").GetProperty("kind").GetString().ShouldBe("whole");
        report.GetProperty("unknownFiles").EnumerateArray().Select(file => file.GetProperty("name").GetString())
            .ShouldBe(["upload.zip/Spotify Extended Streaming History/ReadMeFirst_ExtendedStreamingHistory.pdf"]);

        (await _listener.GetJsonAsync($"/imports/{id}")).GetProperty("report").ToString().ShouldBe(report.ToString());
        var listed = (await _listener.GetJsonAsync("/imports")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        listed.GetProperty("importId").GetString().ShouldBe(id);
        listed.GetProperty("collectedAt").GetString().ShouldBe("2026-03-15T12:00:00Z");
        var basis = (await _listener.GetJsonAsync("/metrics/temporal")).GetProperty("basis");
        basis.GetProperty("plays").GetInt32().ShouldBe(plays.Count(play => play.HeardMs >= 30_000));
        basis.GetProperty("measuredShare").GetDouble().ShouldBe(1);
        await UntilNoUploadAsync();
    }

    [Fact]
    public async Task Import_OfTheSameRowsAgain_IsTheSameImport()
    {
        var first = await _listener.ImportedAsync(Uploads.Form(("endsong_0.json", Uploads.Json(Uploads.Row(), Uploads.Row("2023-05-04T13:00:00Z")))));
        var before = await ObjectsAsync();

        // In another file, in another order, as the whole body.
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await _listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-05-04T13:00:00Z"), Uploads.Row()), "application/json"));

        again.GetProperty("status").GetInt32().ShouldBe(200);
        again.GetProperty("outcome").GetString().ShouldBe("alreadyImported");
        again.GetProperty("importId").GetString().ShouldBe(first.GetProperty("importId").GetString());
        (await ObjectsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Import_OfMixedFormats_IsOneImport()
    {
        var account = Encoding.UTF8.GetBytes("""[{"endTime":"2023-05-04 12:00","artistName":"Ann","trackName":"Song","msPlayed":200000},{"endTime":"2023-05-06 09:10","artistName":"Bob","trackName":"Tune","msPlayed":61000}]""");
        var scrobbles = Encoding.UTF8.GetBytes("""{"listened_at":1600000000,"track_metadata":{"artist_name":"Cid","track_name":"Air"}}""" + "\n");
        var zip = Uploads.Zip(("MyData/StreamingHistory0.json", account), ("MyData/Userdata.json", "{}"u8.ToArray()));

        var result = await _listener.ImportedAsync(Uploads.Form(("endsong_0.json", Uploads.Json(Uploads.Row())), ("my_spotify_data.zip", zip), ("listens.jsonl", scrobbles)));

        var report = result.GetProperty("report");
        report.GetProperty("files").EnumerateArray().Select(file => $"{file.GetProperty("name").GetString()} {file.GetProperty("recognisedAs").GetString()}").Order(StringComparer.Ordinal)
            .ShouldBe(["endsong_0.json extendedHistory", "listens.jsonl listenBrainz", "my_spotify_data.zip/MyData/StreamingHistory0.json accountData"]);
        report.GetProperty("unknownFiles")[0].GetProperty("name").GetString().ShouldBe("my_spotify_data.zip/MyData/Userdata.json");
        report.GetProperty("after").GetProperty("plays").GetInt32().ShouldBe(3, "account data tell the song a second time");
    }

    [Fact]
    public async Task DryRun_SaysTheSameAndKeepsNothing()
    {
        await _listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        var before = await ObjectsAsync();
        var more = Uploads.Json(Uploads.Row(), Uploads.Row("2023-06-01T10:00:00Z"), Uploads.Row("2023-06-01T11:00:00Z", heardMs: 5_000));

        var dry = await _listener.ImportedAsync(Uploads.File(more, "application/json"), "?dryRun=true");

        dry.GetProperty("outcome").GetString().ShouldBe("dryRun");
        dry.GetProperty("status").GetInt32().ShouldBe(200);
        dry.GetProperty("dataVersion").ValueKind.ShouldBe(JsonValueKind.Null);
        (await ObjectsAsync()).ShouldBe(before);
        await UntilNoUploadAsync();
        var real = await _listener.ImportedAsync(Uploads.File(more, "application/json"));
        real.GetProperty("report").ToString().ShouldBe(dry.GetProperty("report").ToString());
        real.GetProperty("importId").GetString().ShouldBe(dry.GetProperty("importId").GetString());
    }

    [Fact]
    public async Task Undo_TakesBackExactlyThatImport()
    {
        await _listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row(), Uploads.Row("2023-05-05T12:00:00Z")), "application/json"));
        var before = await ObjectsAsync();
        var body = Uploads.Json(Uploads.Row(), Uploads.Row("2021-01-01T10:00:00Z", "spotify:track:other"));
        var second = (await _listener.ImportedAsync(Uploads.File(body, "application/json"))).GetProperty("importId").GetString();
        (await ObjectsAsync()).ShouldNotBe(before);

        using var answer = await _listener.DeleteAsync($"/imports/{second}", Token);
        var jobId = (await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetString()!;
        answer.Headers.Location!.ToString().ShouldBe("/jobs/" + jobId);
        var job = await _listener.FollowJobAsync(jobId);

        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("kind").GetString().ShouldBe("undo-import");
        job.GetProperty("result").GetProperty("existed").GetBoolean().ShouldBeTrue();
        (await ObjectsAsync()).ShouldBe(before);
        using var gone = await _listener.GetAsync($"/imports/{second}", Token);
        await gone.ProblemAsync(HttpStatusCode.NotFound, "import-not-found");
        using var twice = await _listener.DeleteAsync($"/imports/{second}", Token);
        await twice.ProblemAsync(HttpStatusCode.NotFound, "import-not-found");

        (await _listener.ImportedAsync(Uploads.File(body, "application/json"))).GetProperty("importId").GetString().ShouldBe(second);
    }

    [Fact]
    public async Task Imports_AreListedInPagesNewestFirst()
    {
        var ids = new List<string?>();
        for (var day = 1; day <= 3; day++)
        {
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
            ids.Insert(0, (await _listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row($"2023-05-0{day}T12:00:00Z")), "application/json"))).GetProperty("importId").GetString());
        }

        var first = await _listener.GetJsonAsync("/imports?limit=2");
        var rest = await _listener.GetJsonAsync($"/imports?limit=2&cursor={first.GetProperty("nextCursor").GetString()}");

        first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("importId").GetString()).ShouldBe(ids);
        rest.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Import_OfOneListener_IsNobodyElses()
    {
        var id = (await _listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"))).GetProperty("importId").GetString();
        using var other = _host.As("somebody-else");

        (await other.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var read = await other.GetAsync($"/imports/{id}", Token);
        await read.ProblemAsync(HttpStatusCode.NotFound, "import-not-found");
        using var undone = await other.DeleteAsync($"/imports/{id}", Token);
        await undone.ProblemAsync(HttpStatusCode.NotFound, "import-not-found");
        using var nobody = _host.Anonymous();
        using var refused = await nobody.PostAsync("/imports", Uploads.File(Uploads.Json(Uploads.Row())), Token);
        await refused.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        // The same rows are the other listener's own import as well.
        (await other.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"))).GetProperty("status").GetInt32().ShouldBe(201);
    }

    [Fact]
    public async Task Events_OfAnImport_CountBytesAndRows()
    {
        var life = _host.Simulation.FindListener("demo")!.Life;
        var zip = await Uploads.ExportAsync(life, new ExportOptions { From = Uploads.At(2025, 1, 1), To = Uploads.At(2025, 3, 1) });
        var jobId = await _listener.StartImportAsync(Uploads.File(zip));
        var amounts = new List<JsonElement>();
        await using var events = await _listener.GetStreamAsync($"/jobs/{jobId}/events", Patience.Token());
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(Patience.Token()))
        {
            var status = JsonSerializer.Deserialize<JsonElement>(item.Data);
            status.GetProperty("steps").GetArrayLength().ShouldBe(3);
            if (status.GetProperty("amounts") is { ValueKind: JsonValueKind.Object } counted)
            {
                amounts.Add(counted);
            }
        }

        amounts.ShouldNotBeEmpty();
        amounts.ShouldAllBe(counted => counted.GetProperty("bytes").GetInt64() <= counted.GetProperty("bytesTotal").GetInt64());
        amounts[^1].GetProperty("rows").GetInt64().ShouldBeGreaterThan(1000);
        amounts.Select(counted => counted.GetProperty("rows").GetInt64()).ShouldBeInOrder();
    }

    [Fact]
    public async Task Cancel_OfAnImportThatWaits_LeavesNothing()
    {
        // A job of the listener that does not end keeps the import waiting.
        _host.Simulation.Faults.Add(new(SpotifyInsights.Simulator.Faults.SimulatedEndpoint.RecentlyPlayed, SpotifyInsights.Simulator.Faults.FaultKind.Timeout, Times: null));
        await _host.SignInAsync(_listener);
        var before = await ObjectsAsync();
        using var snapshot = await _listener.PostAsync("/snapshots", content: null, Token);
        var snapshotJob = (await snapshot.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString();
        var jobId = await _listener.StartImportAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json"));
        (await UploadsAsync()).ShouldNotBeEmpty();

        using var cancelled = await _listener.DeleteAsync($"/jobs/{jobId}", Token);

        (await cancelled.JsonAsync()).GetProperty("state").GetString().ShouldBe("cancelled");
        await UntilNoUploadAsync();
        (await _listener.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await ObjectsAsync()).ShouldBe(before);
        using var end = await _listener.DeleteAsync($"/jobs/{snapshotJob}", Token);
    }

    [Fact]
    public async Task Imports_OfOneListener_WaitForEachOtherUpToAsManyAsAllowed()
    {
        await using var host = new ApiHost();
        host.Settings["Imports:MaxWaiting"] = "2";
        using var listener = host.As("demo");
        var queue = host.Services.GetRequiredService<JobStore>();
        host.Simulation.Faults.Add(new(SpotifyInsights.Simulator.Faults.SimulatedEndpoint.RecentlyPlayed, SpotifyInsights.Simulator.Faults.FaultKind.Timeout, Times: null));
        await host.SignInAsync(listener);
        using var snapshot = await listener.PostAsync("/snapshots", content: null, Token);
        var snapshotJob = (await snapshot.JsonAsync(HttpStatusCode.Accepted)).GetProperty("jobId").GetString();
        var jobs = new[]
        {
            await listener.StartImportAsync(Uploads.File(Uploads.Json(Uploads.Row()), "application/json")),
            await listener.StartImportAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-06-01T12:00:00Z")), "application/json")),
        };

        using var third = await listener.PostAsync("/imports", Uploads.File(Uploads.Json(Uploads.Row()), "application/json"), Token);

        var problem = await third.ProblemAsync(HttpStatusCode.Conflict, "too-many-imports");
        jobs.ShouldAllBe(job => problem.GetProperty("detail").GetString()!.Contains(job, StringComparison.Ordinal));
        using var end = await listener.DeleteAsync($"/jobs/{snapshotJob}", Token);
        foreach (var job in jobs)
        {
            (await listener.FollowJobAsync(job)).GetProperty("state").GetString().ShouldBe("succeeded");
        }

        (await listener.GetJsonAsync("/imports")).GetProperty("items").GetArrayLength().ShouldBe(2);
        (await queue.ListUnfinishedAsync("demo", JobKind.Import, Token)).ShouldBeEmpty();
    }

    private async Task<List<string>> UploadsAsync() =>
        await _host.Services.GetRequiredService<IObjectStore>().ListAsync(Keys.UploadsFolder("demo"), startAfter: null, Token).Select(found => found.Key).ToListAsync(Token);

    // The upload goes right after the job's end is told.
    private async Task UntilNoUploadAsync()
    {
        var limit = Patience.Token();
        while ((await UploadsAsync()).Count > 0)
        {
            limit.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What is held of the listener, by key; without uploads and left-over versions, which go by themselves.</summary>
    private async Task<SortedDictionary<string, string>> ObjectsAsync()
    {
        var store = _host.Services.GetRequiredService<IObjectStore>();
        var named = (await _host.Services.GetRequiredService<ManifestStore>().FindAsync("demo", Token))?.Versions.Select(version => Keys.Version("demo", version)).ToHashSet() ?? [];
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var found in store.ListAsync(Keys.UserFolder("demo"), startAfter: null, Token))
        {
            var passes = found.Key.StartsWith(Keys.UploadsFolder("demo"), StringComparison.Ordinal)
                || (found.Key.StartsWith(Keys.VersionsFolder("demo"), StringComparison.Ordinal) && !named.Contains(found.Key));
            if (!passes)
            {
                var content = (await store.GetAsync(found.Key, Token))?.Content ?? ReadOnlyMemory<byte>.Empty;
                all[found.Key] = ContentHash.Of(content.Span);
            }
        }

        return all;
    }
}
