using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobDatabaseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Start_FileIsNoDatabase_FailsNamingItAndLeavesItAlone()
    {
        var path = folder.File(".state/jobs.db");
        var content = new string('x', 8192);
        await File.WriteAllTextAsync(path, content, Patience.Token());

        var failure = await Should.ThrowAsync<JobDatabaseException>(() => JobHost.StartAsync(folder, []));

        failure.Message.ShouldContain(path);
        (await File.ReadAllTextAsync(path, Patience.Token())).ShouldBe(content);
    }

    [Fact]
    public async Task Start_PagesAreDamaged_FailsNamingTheFile()
    {
        await using (var host = await JobHost.StartAsync(folder, [new InstantWork(JobKind.Poll)]))
        {
            await host.UntilEndAsync((await host.EnqueueAsync(JobKind.Poll, "ada")).Id);
        }

        SqliteConnection.ClearAllPools();
        var path = folder.File(".state/jobs.db");
        await using (var file = File.OpenWrite(path))
        {
            // All pages but the first: the header is fine, the tables are not.
            file.Seek(4096, SeekOrigin.Begin);
            await file.WriteAsync(Enumerable.Repeat((byte)0x5a, (int)file.Length - 4096).ToArray(), Patience.Token());
        }

        (await Should.ThrowAsync<JobDatabaseException>(() => JobHost.StartAsync(folder, []))).Message.ShouldContain(path);
    }

    [Fact]
    public async Task Start_WrittenByANewerRelease_Fails()
    {
        folder.Execute("PRAGMA user_version = 99");

        (await Should.ThrowAsync<JobDatabaseException>(() => JobHost.StartAsync(folder, []))).Message.ShouldContain("newer release (schema 99");
    }

    [Fact]
    public async Task Start_FolderIsMissing_MakesItAndWritesAheadOfTheLog()
    {
        var path = Path.Combine(folder.Path, "a", "b.db");
        await using var host = await JobHost.StartAsync(
            folder, [], settings: new() { ["Jobs:ConnectionString"] = $"Data Source={path}" });

        await using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        command.ExecuteScalar().ShouldBe("wal");
        command.CommandText = "PRAGMA user_version";
        command.ExecuteScalar().ShouldBe(12L);
    }

    [Fact]
    public async Task Start_WrittenByTheFirstRelease_KeepsItsJobsAndTakesNewOnes()
    {
        // The table of schema 1, as that release made it.
        folder.Execute(
            """
            CREATE TABLE jobs (
                id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, user_id TEXT NOT NULL, state TEXT NOT NULL, parameters TEXT NULL, step INTEGER NULL,
                step_done REAL NOT NULL DEFAULT 0, runs INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0, interruptions INTEGER NOT NULL DEFAULT 0,
                cancel_requested INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, started_at INTEGER NULL, finished_at INTEGER NULL,
                next_attempt_at INTEGER NULL, result TEXT NULL, problem TEXT NULL, version INTEGER NOT NULL DEFAULT 1);
            CREATE UNIQUE INDEX jobs_one_unfinished ON jobs (user_id, kind) WHERE state IN ('Queued', 'Running');
            INSERT INTO jobs (id, kind, user_id, state, created_at) VALUES ('old', 'Poll', 'ada', 'Queued', 1700000000000);
            PRAGMA user_version = 1;
            """);
        await using var host = await JobHost.StartAsync(folder, [new InstantWork(JobKind.Poll), new GatedWork(JobKind.Import)]);

        (await host.UntilEndAsync("old")).State.ShouldBe(JobState.Succeeded);
        var imports = new[]
        {
            await host.Queue.EnqueueAsync(JobKind.Import, "ada", "a", parameters: null, Patience.Token()),
            await host.Queue.EnqueueAsync(JobKind.Import, "ada", "b", parameters: null, Patience.Token()),
        };
        imports[0].Id.ShouldNotBe(imports[1].Id);
    }

    [Theory]
    [InlineData("Jobs:Provider", "mysql", "Jobs:Provider must be 'sqlite' or 'postgres'.")]
    [InlineData("Jobs:MaxConcurrency", "0", "Jobs:MaxConcurrency must be 1 to 64.")]
    [InlineData("Jobs:Heartbeat", "00:00:00", "Jobs:Heartbeat must be one second to five minutes.")]
    public async Task Start_SettingOutOfRange_FailsNamingTheKey(string key, string value, string message)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(
            () => JobHost.StartAsync(folder, [], settings: new() { [key] = value }));

        failure.Failures.ShouldHaveSingleItem().ShouldContain(message);
    }
}
