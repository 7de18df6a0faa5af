using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs.Databases;

public sealed class PostgresTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Prepare_ManyNodesAtOnce_MakeOneDatabase()
    {
        var connectionString = await EmptyAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PrepareAsync(connectionString))));

        (await Postgres.ExecuteAsync(connectionString, "SELECT string_agg(version::text, ' ') FROM job_schema")).ShouldBe("12");
        (await Postgres.ExecuteAsync(connectionString, "SELECT COUNT(*) FROM pg_indexes WHERE indexname = 'jobs_one_unfinished'")).ShouldBe(1L);
    }

    [Fact]
    public async Task Start_TwoNodesAtOnce_ShareJobsAndScheduler()
    {
        var (connectionString, work) = (await EmptyAsync(), new GatedWork(JobKind.Poll));

        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => StartAsync(connectionString, work))));
        await using var first = hosts[0];
        await using var second = hosts[1];
        var job = await first.EnqueueAsync(JobKind.Poll, "ada");
        (await second.EnqueueAsync(JobKind.Poll, "ada")).Id.ShouldBe(job.Id);
        (await work.NextRunAsync()).Succeed(new { plays = 1 });

        await UntilEndAsync(second, job.Id);
        (await second.FindAsync(job.Id)).Runs.ShouldBe(1);
        work.Started.ShouldBe(1);

        // Each says for itself that it is alive, some time after its start.
        var limit = Patience.Token();
        while ((long)(await Postgres.ExecuteAsync(connectionString, "SELECT COUNT(*) FROM qrtz_scheduler_state"))! < 2)
        {
            await Patience.PauseAsync(limit);
        }
    }

    [Fact]
    public async Task Start_WrittenByANewerRelease_FailsAndLeavesItAlone()
    {
        var connectionString = await EmptyAsync();
        await PrepareAsync(connectionString);
        await Postgres.ExecuteAsync(connectionString, "UPDATE job_schema SET version = 99");

        (await Should.ThrowAsync<JobDatabaseException>(() => PrepareAsync(connectionString))).Message.ShouldContain("newer release (schema 99, this one knows 12)");
        (await Postgres.ExecuteAsync(connectionString, "SELECT version FROM job_schema")).ShouldBe(99L);
    }

    [Fact]
    public async Task Start_WrittenByTheRelease9_GetsWhatItLacks()
    {
        var connectionString = await EmptyAsync();
        await PrepareAsync(connectionString);
        await Postgres.ExecuteAsync(connectionString, "ALTER TABLE collection_plans DROP COLUMN warned_days; ALTER TABLE collection_plans DROP COLUMN next_lookup_at; DROP TABLE alerts; UPDATE job_schema SET version = 9");

        await PrepareAsync(connectionString);

        (await Postgres.ExecuteAsync(connectionString, "SELECT data_type FROM information_schema.columns WHERE table_name = 'collection_plans' AND column_name = 'warned_days'")).ShouldBe("bigint");
        (await Postgres.ExecuteAsync(connectionString, "SELECT data_type FROM information_schema.columns WHERE table_name = 'collection_plans' AND column_name = 'next_lookup_at'")).ShouldBe("bigint");
        (await Postgres.ExecuteAsync(connectionString, "SELECT COUNT(*) FROM alerts")).ShouldBe(0L);
    }

    [Theory]
    [InlineData("Password", "wrong-secret")]
    [InlineData("Host", "127.0.0.1:1")]
    [InlineData("Database", "missing")]
    public async Task Start_CannotBeReached_SaysWhereWithoutThePassword(string key, string value)
    {
        var settings = new NpgsqlConnectionStringBuilder(await EmptyAsync()) { [key] = value };

        var failure = await Should.ThrowAsync<JobDatabaseException>(() => PrepareAsync(settings.ConnectionString));

        failure.Message.ShouldStartWith($"The job database {settings.Database} on {settings.Host}:{settings.Port} cannot be used: ");
        failure.Message.ShouldContain("Jobs:ConnectionString");
        failure.ToString().ShouldNotContain(settings.Password!);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Data Source=./jobs.db;Password=geheim")]
    [InlineData("Host=db;Password=geheim")]
    [InlineData("Host=db;Database=jobs;Port=geheim")]
    public async Task Start_ConnectionStringIsNone_FailsNamingTheKeyAlone(string? connectionString)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => JobHost.StartAsync(
            folder, [], settings: new() { ["Jobs:Provider"] = "Postgres", ["Jobs:ConnectionString"] = connectionString }));

        failure.Failures.ShouldHaveSingleItem().ShouldContain("Jobs:ConnectionString must name Host and Database");
        failure.ToString().ShouldNotContain("geheim");
    }

    private static async Task<string> EmptyAsync() => await (await Postgres.ServerAsync()).CreateDatabaseAsync();

    private static async Task PrepareAsync(string connectionString)
    {
        using var database = new JobDatabase(
            Options.Create(new JobsOptions { Provider = "postgres", ConnectionString = connectionString }), new ConfigurationBuilder().Build());
        await database.PrepareAsync(Patience.Token());
    }

    private Task<JobHost> StartAsync(string connectionString, IJobWork work) =>
        JobHost.StartAsync(folder, [work], settings: new() { ["Jobs:Provider"] = "postgres", ["Jobs:ConnectionString"] = connectionString });

    // Events of another node are not heard; what it did stands in the table.
    private static async Task UntilEndAsync(JobHost host, string jobId)
    {
        var limit = Patience.Token();
        while (!(await host.FindAsync(jobId)).HasEnded)
        {
            await Patience.PauseAsync(limit);
        }
    }
}
