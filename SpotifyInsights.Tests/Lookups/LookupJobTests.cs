using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Lookups;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Storage.Lookups;
using SpotifyInsights.Tests.Api;

namespace SpotifyInsights.Tests.Lookups;

/// <summary>Tracks of an export looked up at the simulated Spotify, with two calls a day.</summary>
public sealed class LookupJobTests : IDisposable
{
    private const string Unknown = "zzzzzzzzzzzzzzzzzzzzzz";

    private readonly ApiHost _host = new();

    public LookupJobTests() => _host.Settings["Lookups:DailyCalls"] = "2";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_LooksUpTheMostPlayedFirst_WithinTheDaysCalls_AndRemembersWhatIsGone()
    {
        using var listener = await StartAsync();
        (await CoverageAsync(listener)).ShouldBe(0);

        Values(await RunAsync(listener)).ShouldBe((1, 1, 1));
        (await CoverageAsync(listener)).ShouldBe(2 / 6.0, 1e-12);
        Values(await RunAsync(listener)).ShouldBe((0, 0, 1), "the day's calls are spent");

        Pass(listener, TimeSpan.FromHours(25));
        Values(await RunAsync(listener)).ShouldBe((1, 0, 0), "what Spotify does not know is not asked for again");
        (await CoverageAsync(listener)).ShouldBe(3 / 6.0, 1e-12);
        var store = _host.Services.GetRequiredService<LookupStore>();
        (await store.ListAsync("demo", Token)).Count.ShouldBe(2);
        Values(await RunAsync(listener)).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Job_ThatSpotifyRefuses_KeepsWhatItHas_AndGoesOnAfterTheBlock()
    {
        using var listener = await StartAsync();
        _host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.Track, FaultKind.QuotaExceeded));
        var queue = _host.Services.GetRequiredService<JobQueue>();
        var job = await queue.EnqueueAsync(JobKind.Lookup, "demo", parameters: null, Token);
        var limit = Tools.Patience.Token();
        while ((await listener.GetJsonAsync($"/jobs/{job.Id}")).GetProperty("nextAttemptAt").ValueKind == JsonValueKind.Null)
        {
            await Tools.Patience.PauseAsync(limit);
        }

        (await listener.GetJsonAsync($"/jobs/{job.Id}")).GetProperty("problem").GetProperty("type").GetString()!.ShouldEndWith("spotify-quota");
        (await _host.Services.GetRequiredService<LookupStore>().ListAsync("demo", Token)).ShouldBeEmpty("the first call was refused, and nothing was spent");
        (await _host.Services.GetRequiredService<LookupCalls>().TakeAsync(Instant.FromDateTimeOffset(_host.Clock.GetUtcNow()), 5, Token)).ShouldBe(2);

        // The collection is another group of calls.
        (await listener.TakeSnapshotAsync()).GetProperty("state").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task Listener_IsDue_AfterAnImport_UntilNothingIsLeft()
    {
        _host.Settings["Lookups:DailyCalls"] = "10";
        using var listener = await StartAsync();
        var calls = _host.Services.GetRequiredService<LookupCalls>();
        var now = Instant.FromDateTimeOffset(_host.Clock.GetUtcNow());
        (await calls.ListDueAsync(now, 5, Token)).ShouldBe(["demo"]);

        Values(await RunAsync(listener)).ShouldBe((2, 1, 0));
        (await calls.ListDueAsync(now + Duration.FromDays(9), 5, Token)).ShouldBeEmpty();
        await listener.ImportedAsync(Uploads.File(Uploads.Json(Uploads.Row("2023-07-01T12:00:00Z", Uri(3))), "application/json"));
        (await calls.ListDueAsync(now, 5, Token)).ShouldBe(["demo"]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void Options_OutOfRange_AreRefused(int calls)
    {
        var mistakes = new List<ValidationResult>();
        var options = new LookupOptions { DailyCalls = calls };
        Validator.TryValidateObject(options, new ValidationContext(options), mistakes, validateAllProperties: true).ShouldBeFalse();
        mistakes.Single().ErrorMessage.ShouldBe("Lookups:DailyCalls must be 0 to 100000.");
    }

    public void Dispose() => _host.Dispose();

    private static (int LookedUp, int NotFound, int Left) Values(JsonElement job)
    {
        var result = job.GetProperty("result");
        return (result.GetProperty("lookedUp").GetInt32(), result.GetProperty("notFound").GetInt32(), result.GetProperty("left").GetInt32());
    }

    // Of 6 plays, by counted plays: one track has 3 and is gone, one 2, one 1.
    private async Task<HttpClient> StartAsync()
    {
        var listener = _host.As("demo");
        await _host.SignInAsync(listener);
        string[] tracks = ["spotify:track:" + Unknown, "spotify:track:" + Unknown, "spotify:track:" + Unknown, Uri(1), Uri(1), Uri(2)];
        await listener.ImportedAsync(Uploads.File(Uploads.Json([.. tracks.Select((uri, i) => Uploads.Row($"2023-05-0{i + 1}T12:00:00Z", uri))]), "application/json"));
        return listener;
    }

    private string Uri(int track) => "spotify:track:" + _host.Simulation.Catalogue.Tracks[track].Id;

    private void Pass(HttpClient listener, TimeSpan time)
    {
        _host.Clock.Advance(time);
        using var fresh = _host.As("demo");
        listener.DefaultRequestHeaders.Authorization = fresh.DefaultRequestHeaders.Authorization;
    }

    private async Task<JsonElement> RunAsync(HttpClient listener)
    {
        var job = await _host.Services.GetRequiredService<JobQueue>().EnqueueAsync(JobKind.Lookup, "demo", parameters: null, Token);
        var ended = await listener.FollowJobAsync(job.Id);
        ended.GetProperty("state").GetString().ShouldBe("succeeded", ended.ToString());
        return ended;
    }

    private static async Task<double> CoverageAsync(HttpClient listener) =>
        (await listener.GetJsonAsync("/metrics/release-years?from=2023-05-01&to=2023-06-01")).GetProperty("basis").GetProperty("attributes").EnumerateArray()
            .Single(attribute => attribute.GetProperty("attribute").GetString() == "releaseDate").GetProperty("coverage").GetDouble();
}
