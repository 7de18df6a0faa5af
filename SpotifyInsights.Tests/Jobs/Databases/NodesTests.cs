using System.Net;
using Npgsql;
using SpotifyInsights.Api.Erasing;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Tests.Api;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs.Databases;

/// <summary>Several nodes on one database.</summary>
public sealed class NodesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunningJob_AnotherNodeStarts_LeavesItAloneAndHearsOfItsEnd()
    {
        var (connectionString, here, there) = (await EmptyAsync(), new GatedWork(JobKind.Poll), new GatedWork(JobKind.Poll));
        await using var first = await StartAsync(connectionString, here);
        var job = await first.EnqueueAsync(JobKind.Poll, "ada");
        var run = await here.NextRunAsync();
        await using var second = await StartAsync(connectionString, there);

        var heard = second.UntilEndAsync(job.Id);
        run.Succeed(new { plays = 3 });

        var ended = await heard;
        (ended.State, ended.Runs, ended.Interruptions).ShouldBe((JobState.Succeeded, 1, 0));
        there.Started.ShouldBe(0);
    }

    [Fact]
    public async Task Cancel_OnAnotherNode_StopsWorkThatReportsNothing()
    {
        var (connectionString, here) = (await EmptyAsync(), new GatedWork(JobKind.Poll));
        await using var first = await StartAsync(connectionString, here);
        var job = await first.EnqueueAsync(JobKind.Poll, "ada");
        await here.NextRunAsync();
        await using var second = await StartAsync(connectionString, new GatedWork(JobKind.Poll));

        (await second.Queue.CancelAsync(job.Id, Patience.Token())).ShouldNotBeNull().State.ShouldBe(JobState.Running);

        (await first.UntilEndAsync(job.Id)).State.ShouldBe(JobState.Cancelled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Database_ConnectionsEndUnderAJob_OutcomeIsNotedWhenItIsBack(bool restarts)
    {
        var server = await Postgres.OwnServerAsync();
        try
        {
            var (connectionString, work) = (await server.CreateDatabaseAsync(), new GatedWork(JobKind.Poll));
            await using var host = await StartAsync(connectionString, work);
            var job = await host.EnqueueAsync(JobKind.Poll, "ada");
            var run = await work.NextRunAsync();

            if (restarts)
            {
                await server.RestartAsync();
            }
            else
            {
                await Postgres.ExecuteAsync(connectionString, "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
            }

            run.Succeed(new { plays = 3 });

            await UntilAsync(async () => (string)(await Postgres.ExecuteAsync(connectionString, "SELECT state FROM jobs"))! == "Succeeded");
            (await Postgres.ExecuteAsync(connectionString, "SELECT runs FROM jobs")).ShouldBe(1L);
            var next = await host.EnqueueAsync(JobKind.Poll, "bob");
            (await work.NextRunAsync()).Context.JobId.ShouldBe(next.Id);
        }
        finally
        {
            await server.StopAsync();
        }
    }

    [Fact]
    public async Task Database_Away_RequestsSaySo_AndWorkWhenItIsBack()
    {
        var direct = new NpgsqlConnectionStringBuilder(await EmptyAsync());
        await using var relay = new Relay(direct.Port);
        relay.Open();
        await using var host = await StartAsync(new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = relay.Port }.ConnectionString, new GatedWork(JobKind.Poll));
        using var client = host.CreateClient("ada");
        (await client.GetAsync("/jobs", Patience.Token())).StatusCode.ShouldBe(HttpStatusCode.OK);

        await relay.CutAsync();
        try
        {
            using var answer = await client.GetAsync("/jobs", Patience.Token());
            await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, "database-unavailable");
        }
        finally
        {
            // The scheduler does not end without its database.
            relay.Open();
        }

        await UntilAsync(async () => (await client.GetAsync("/jobs", Patience.Token())).StatusCode == HttpStatusCode.OK);
    }

    // As systemd and container runtimes tell it: a node whose database is away must not have to be killed.
    [Fact]
    public async Task Stop_WhileTheDatabaseIsAway_EndsAllTheSame()
    {
        var direct = new NpgsqlConnectionStringBuilder(await EmptyAsync());
        await using var relay = new Relay(direct.Port);
        relay.Open();
        await using var program = new ProgramProcess([
            $"--Storage:LocalPath={folder.Path}",
            "--Jobs:Provider=postgres",
            $"--Jobs:ConnectionString={new NpgsqlConnectionStringBuilder(direct.ConnectionString) { Port = relay.Port }.ConnectionString}",
            "--shutdownTimeoutSeconds=5",
            .. ProgramProcess.With(new Uri("http://127.0.0.1:9")),
        ]);
        await program.StartAsync();

        await relay.CutAsync();

        (await program.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Erasure_AskedForOnOneNodeAndDoneOnAnother_IsKnownOnBoth()
    {
        var time = new ManualTime(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var store = new ErasureStore(new LocalObjectStore(folder.Path, time));
        var (here, there, third) = (new Erasures(store, time), new Erasures(store, time), new Erasures(store, time));
        await here.RequestAsync("ada", Patience.Token());
        there.Voids("ada", time.GetUtcNow()).ShouldBeFalse("it has not heard of it yet");

        await there.RefreshAsync(Patience.Token());
        there.Voids("ada", time.GetUtcNow()).ShouldBeTrue();
        there.IsUnderWay("ada").ShouldBeTrue();

        // The node that runs the job may be one that has not heard of the wish.
        await third.CompleteAsync("ada", Patience.Token());
        await here.RefreshAsync(Patience.Token());
        here.IsUnderWay("ada").ShouldBeFalse();
        here.Voids("ada", time.GetUtcNow()).ShouldBeTrue();
        here.Voids("ada", time.GetUtcNow().AddSeconds(1)).ShouldBeFalse();
    }

    private static async Task<string> EmptyAsync() => await (await Postgres.ServerAsync()).CreateDatabaseAsync();

    private Task<JobHost> StartAsync(string connectionString, IJobWork work) => JobHost.StartAsync(
        folder, [work], settings: new() { ["Jobs:Provider"] = "postgres", ["Jobs:ConnectionString"] = connectionString, ["Jobs:NewsEvery"] = "00:00:00.1" });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var limit = Patience.Token();
        while (!await condition())
        {
            await Patience.PauseAsync(limit);
        }
    }
}
