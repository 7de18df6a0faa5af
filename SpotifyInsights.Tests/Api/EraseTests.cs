using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Simulator;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api;

public sealed class EraseTests : IDisposable
{
    private readonly ApiHost _host = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EraseMe_AfterASnapshot_LeavesNothingAndEndsEverySignIn()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var browser = _host.Anonymous();
        (await SignIn.ThroughSpotifyAsync(browser, spotify, "demo")).Dispose();
        using var tokens = await browser.PostAsync("/auth/token", content: null, Token);
        var refreshToken = (await tokens.JsonAsync()).GetProperty("refreshToken").GetString();
        using var program = _host.As("demo");
        await program.TakeSnapshotAsync();

        using var answer = await program.DeleteAsync("/me", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        foreach (var client in new[] { program, browser })
        {
            using var refused = await client.GetAsync("/me", Token);
            await refused.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }

        using var refreshed = await _host.Anonymous().PostAsJsonAsync("/auth/refresh", new { refreshToken }, Token);
        await refreshed.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await NothingIsLeftAsync("demo");

        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        using var again = _host.Anonymous();
        (await SignIn.ThroughSpotifyAsync(again, spotify, "demo")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await again.GetJsonAsync("/me")).GetProperty("plays").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Start_AfterAnErasureThatBrokeOff_GoesOnWithIt()
    {
        var clock = _host.Clock;
        var objects = new LocalObjectStore(_host.Folder, clock);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        await new ErasureStore(objects).PutAsync("demo", new Erasure("demo", now), Token);
        await new ProfileStore(objects).PutAsync(new Profile { Id = "demo", UpdatedAt = now }, Token);

        using var client = _host.As("demo");
        using var refused = await client.GetAsync("/me", Token);

        await refused.ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
        await NothingIsLeftAsync("demo");
    }

    [Fact]
    public async Task Rebuild_ByTheOwner_IsAJobOfTheirs()
    {
        _host.Settings["Auth:AllowedSpotifyIds:0"] = "demo";
        _host.Settings["Auth:AllowedSpotifyIds:1"] = "light";
        using var spotify = new SimulatorHandler(_host.Simulation);
        using var light = _host.Anonymous();
        (await SignIn.ThroughSpotifyAsync(light, spotify, "light")).Dispose();
        using var lightsProgram = _host.As("light");
        await lightsProgram.TakeSnapshotAsync();
        using var owner = _host.As("demo");

        using var answer = await owner.PostAsJsonAsync("/operator/rebuilds", new { userId = "light" }, Token);

        var job = await owner.FollowJobAsync((await answer.JsonAsync(HttpStatusCode.Accepted)).GetProperty("id").GetString()!);
        job.GetProperty("state").GetString().ShouldBe("succeeded");
        job.GetProperty("result").GetProperty("snapshotsApplied").GetInt32().ShouldBe(1);
        using var refused = await lightsProgram.PostAsJsonAsync("/operator/rebuilds", new { userId = (string?)null }, Token);
        await refused.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        using var unknown = await owner.PostAsJsonAsync("/operator/rebuilds", new { userId = "nobody" }, Token);
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    public void Dispose() => _host.Dispose();

    private async Task NothingIsLeftAsync(string userId)
    {
        var objects = _host.Services.GetRequiredService<IObjectStore>();
        var limit = Patience.Token();
        while ((await new ErasureStore(objects).ReadAllAsync(limit)).Values.Any(erasure => erasure.UserId is not null)
            || (await _host.Services.GetRequiredService<JobStore>().ListUnfinishedAsync(limit)).Count > 0)
        {
            limit.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        (await objects.ListAsync(Keys.UserFolder(userId), startAfter: null, Token).AnyAsync(Token)).ShouldBeFalse();
        (await RowsNamingAsync(userId)).ShouldBeEmpty();
    }

    // Every table of the job database, the scheduler's own among them.
    private async Task<List<string>> RowsNamingAsync(string userId)
    {
        await using var connection = await _host.Services.GetRequiredService<JobDatabase>().OpenAsync(Token);
        var naming = new List<string>();
        foreach (var table in await TextsAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            foreach (var column in await TextsAsync(connection, $"SELECT name FROM pragma_table_info('{table}')"))
            {
                var found = await TextsAsync(connection, $"SELECT CAST({column} AS TEXT) FROM {table} WHERE CAST({column} AS TEXT) LIKE '%{userId}%'");
                naming.AddRange(found.Select(text => $"{table}.{column}: {text}"));
            }
        }

        return naming;
    }

    private static async Task<List<string>> TextsAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync(Token);
        var texts = new List<string>();
        while (await rows.ReadAsync(Token))
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }
}
