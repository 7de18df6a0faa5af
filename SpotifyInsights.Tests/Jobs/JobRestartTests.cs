using System.Diagnostics;
using System.IO.Pipes;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobRestartTests : IDisposable
{
    private const string FolderVariable = "SPOTIFYINSIGHTS_TESTS_JOB_FOLDER";
    private const string DatabaseVariable = "SPOTIFYINSIGHTS_TESTS_JOB_DATABASE";
    private const string PipeVariable = "SPOTIFYINSIGHTS_TESTS_JOB_PIPE";

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder afterCrash = new();

    public void Dispose()
    {
        folder.Dispose();
        afterCrash.Dispose();
    }

    [Fact]
    public async Task Shutdown_InTheMiddle_HandsTheJobBackAndTheNextProcessEndsIt()
    {
        var first = new GatedWork(JobKind.Snapshot);
        string jobId;
        await using (var host = await JobHost.StartAsync(folder, [first]))
        {
            jobId = (await host.EnqueueAsync(JobKind.Snapshot, "ada", new { snapshotId = "s1" })).Id;
            var run = await first.NextRunAsync();
            run.Context.Report(new JobStep(2));
            await host.StopAsync();
            run.CancellationToken.IsCancellationRequested.ShouldBeTrue();
            var left = await host.FindAsync(jobId);
            (left.State, left.Failures, left.Step).ShouldBe((JobState.Queued, 0, null));
        }

        var second = new GatedWork(JobKind.Snapshot);
        await using var next = await JobHost.StartAsync(folder, [second]);
        await EndAsync(next, second, jobId, attempt: 2);
        (await next.FindAsync(jobId)).Interruptions.ShouldBe(0);
    }

    [Fact]
    public async Task Crash_InTheMiddle_NextProcessRunsTheJobAgainToItsEnd()
    {
        var abandoned = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [abandoned]);
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada", new { snapshotId = "s1" });
        var waiting = await host.EnqueueAsync(JobKind.Poll, "ada");
        await abandoned.NextRunAsync();
        host.CopyDatabaseTo(afterCrash);

        var work = new GatedWork(JobKind.Snapshot);
        await using var next = await JobHost.StartAsync(afterCrash, [work, new InstantWork(JobKind.Poll)]);
        await EndAsync(next, work, job.Id, attempt: 2);

        (await next.UntilEndAsync(waiting.Id)).State.ShouldBe(JobState.Succeeded);
        work.Started.ShouldBe(1);
        (await next.FindAsync(job.Id)).Interruptions.ShouldBe(1);
    }

    [Fact]
    public async Task Crash_BetweenTheRowAndItsWakeUp_NextProcessRunsTheJob()
    {
        await using (var host = await JobHost.StartAsync(folder, [new GatedWork(JobKind.Poll)]))
        {
            await host.EnqueueAsync(JobKind.Poll, "ada");
            await host.StopAsync();
        }

        // As if the process had died right after it had written the row: the scheduler knows nothing of the job.
        folder.Execute("DELETE FROM QRTZ_FIRED_TRIGGERS; DELETE FROM QRTZ_SIMPLE_TRIGGERS; DELETE FROM QRTZ_TRIGGERS; DELETE FROM QRTZ_JOB_DETAILS");

        var work = new GatedWork(JobKind.Poll);
        await using var next = await JobHost.StartAsync(folder, [work]);
        var run = await work.NextRunAsync();
        run.Succeed();
        (await next.UntilEndAsync(run.Context.JobId)).State.ShouldBe(JobState.Succeeded);
    }

    [Fact]
    public async Task Crash_AgainAndAgainUnderTheSameJob_EndsTheJobInsteadOfTheProcess()
    {
        var work = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        await work.NextRunAsync();
        host.CopyDatabaseTo(afterCrash);
        afterCrash.Execute("UPDATE jobs SET interruptions = 20, runs = 21");

        var next = new GatedWork(JobKind.Snapshot);
        await using var last = await JobHost.StartAsync(afterCrash, [next]);

        var ended = await last.UntilEndAsync(job.Id);
        ended.State.ShouldBe(JobState.Failed);
        ended.Problem.ShouldNotBeNull().Type.ShouldBe("urn:spotifyinsights:problem:job-interrupted");
        next.Started.ShouldBe(0);
    }

    [Fact]
    public async Task Kill_InTheMiddle_NextProcessRunsTheJobAgainToItsEnd()
    {
        var pipeName = $"spotifyinsights-{Path.GetFileName(folder.Path)}";
        await using var pipe = new NamedPipeServerStream(pipeName, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var child = StartChild(pipeName);
        await pipe.WaitForConnectionAsync(Patience.Token());
        using var reader = new StreamReader(pipe);
        var jobId = (await reader.ReadLineAsync(Patience.Token())).ShouldNotBeNull();

        child.Kill();
        await child.WaitForExitAsync(Patience.Token());
        child.ExitCode.ShouldBe(128 + 9);

        var work = new GatedWork(JobKind.Snapshot);
        await using var next = await JobHost.StartAsync(folder, [work]);
        await EndAsync(next, work, jobId, attempt: 2);
    }

    [Fact]
    public async Task Kill_OfANode_OneThatLivesTakesItsJobOverAndNoneBefore()
    {
        var database = await (await Postgres.ServerAsync()).CreateDatabaseAsync();
        var pipeName = $"spotifyinsights-{Path.GetFileName(folder.Path)}";
        await using var pipe = new NamedPipeServerStream(pipeName, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        using var child = StartChild(pipeName, database);
        await pipe.WaitForConnectionAsync(Patience.Token());
        using var reader = new StreamReader(pipe);
        var jobId = (await reader.ReadLineAsync(Patience.Token())).ShouldNotBeNull();
        var work = new GatedWork(JobKind.Snapshot);
        await using var other = await JobHost.StartAsync(afterCrash, [work], settings: Node(database));
        var running = await other.FindAsync(jobId);
        (running.State, running.Runs, work.Started).ShouldBe((JobState.Running, 1, 0));

        child.Kill();
        await child.WaitForExitAsync(Patience.Token());

        await EndAsync(other, work, jobId, attempt: 2);
        (await other.FindAsync(jobId)).Interruptions.ShouldBe(1);
    }

    /// <summary>Not a test: what the process does that <see cref="Kill_InTheMiddle_NextProcessRunsTheJobAgainToItsEnd"/> kills.</summary>
    [Fact(Explicit = true)]
    public async Task Child_RunsAJobUntilItIsKilled()
    {
        using var shared = new TemporaryFolder(Environment.GetEnvironmentVariable(FolderVariable)!)
        {
            Settings = Environment.GetEnvironmentVariable(DatabaseVariable) is { Length: > 0 } database ? Node(database) : [],
        };
        var work = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(shared, [work]);
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada", new { snapshotId = "s1" });
        var run = await work.NextRunAsync();
        await using var pipe = new NamedPipeClientStream(".", Environment.GetEnvironmentVariable(PipeVariable)!, PipeDirection.Out);
        await pipe.ConnectAsync(Patience.Token());
        await using var writer = new StreamWriter(pipe) { AutoFlush = true };
        await writer.WriteLineAsync(job.Id);
        await run.Ending.Task.WaitAsync(Patience.Token());
    }

    private static Dictionary<string, string?> Node(string database) => new()
    {
        ["Jobs:Provider"] = "postgres",
        ["Jobs:ConnectionString"] = database,
        ["Jobs:CheckIn"] = "00:00:01",
        ["Jobs:SilentFor"] = "00:00:02",
    };

    private Process StartChild(string pipeName, string database = "")
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(JobRestartTests).Assembly.Location, null))
        {
            Environment = { [FolderVariable] = folder.Path, [DatabaseVariable] = database, [PipeVariable] = pipeName },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = ["-explicit", "only", "-method", $"{typeof(JobRestartTests).FullName}.{nameof(Child_RunsAJobUntilItIsKilled)}"];
        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start)!;
    }

    private static async Task EndAsync(JobHost host, GatedWork work, string jobId, int attempt)
    {
        var run = await work.NextRunAsync();
        (run.Context.JobId, run.Context.UserId, run.Context.Attempt).ShouldBe((jobId, "ada", attempt));
        run.Context.Parameters!.Value.GetRawText().ShouldBe("""{"snapshotId":"s1"}""");
        run.Succeed();
        (await host.UntilEndAsync(jobId)).State.ShouldBe(JobState.Succeeded);
    }
}
