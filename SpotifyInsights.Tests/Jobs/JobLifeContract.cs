using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

/// <summary>What jobs do on every kind of job database.</summary>
public abstract class JobLifeContract : IAsyncLifetime
{
    private TemporaryFolder folder = null!;

    /// <summary>Settings of an empty database.</summary>
    protected abstract Task<Dictionary<string, string?>> DatabaseAsync();

    public async ValueTask InitializeAsync() => folder = new TemporaryFolder { Settings = await DatabaseAsync() };

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Job_WorkReturns_SucceedsWithItsResult()
    {
        var work = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [work]);

        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada", new { snapshotId = "2026-01-02T03-04-05Z", forced = true });
        job.State.ShouldBe(JobState.Queued);
        var run = await work.NextRunAsync();
        (await host.FindAsync(job.Id)).State.ShouldBe(JobState.Running);
        run.Context.JobId.ShouldBe(job.Id);
        run.Context.UserId.ShouldBe("ada");
        run.Context.Attempt.ShouldBe(1);
        run.Context.Parameters!.Value.GetRawText().ShouldBe("""{"snapshotId":"2026-01-02T03-04-05Z","forced":true}""");
        run.Succeed(new { plays = 50 });

        var ended = await host.UntilEndAsync(job.Id);
        ended.State.ShouldBe(JobState.Succeeded);
        ended.Result!.Value.GetRawText().ShouldBe("""{"plays":50}""");
        ended.Runs.ShouldBe(1);
        ended.FinishedAt.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(ended.StartedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task Enqueue_OneUnfinishedOfThatKind_ReturnsIt()
    {
        var work = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [work]);

        var jobs = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => host.EnqueueAsync(JobKind.Snapshot, "ada"))));
        var run = await work.NextRunAsync();
        var whileRunning = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        jobs.Append(whileRunning).Select(job => job.Id).Distinct().ShouldHaveSingleItem();
        run.Succeed();
        await host.UntilEndAsync(whileRunning.Id);
        var afterwards = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        (await work.NextRunAsync()).Context.JobId.ShouldBe(afterwards.Id);

        afterwards.Id.ShouldNotBe(whileRunning.Id);
        work.Started.ShouldBe(2);
    }

    [Fact]
    public async Task Enqueue_JobsWithSlotsOfTheirOwn_WaitSideBySide()
    {
        var work = new GatedWork(JobKind.Import);
        await using var host = await JobHost.StartAsync(folder, [work]);

        var first = await host.Queue.EnqueueAsync(JobKind.Import, "ada", "a", parameters: null, Patience.Token());
        var second = await host.Queue.EnqueueAsync(JobKind.Import, "ada", "b", parameters: null, Patience.Token());
        var again = await host.Queue.EnqueueAsync(JobKind.Import, "ada", "b", parameters: null, Patience.Token());

        second.Id.ShouldNotBe(first.Id);
        again.Id.ShouldBe(second.Id);
        (await host.Store.ListUnfinishedAsync("ada", JobKind.Import, Patience.Token())).Select(job => job.Id).ShouldBe([first.Id, second.Id]);
        var run = await work.NextRunAsync();
        work.Started.ShouldBe(1, "one after the other");
        run.Succeed();
        (await work.NextRunAsync()).Succeed();
        await host.UntilEndAsync(second.Id);
    }

    [Fact]
    public async Task JobEnd_HoweverItCame_IsToldOnce()
    {
        var told = new ToldEnds();
        var (gated, failing) = (new GatedWork(JobKind.Import), new GatedWork(JobKind.Snapshot));
        await using var host = await JobHost.StartAsync(
            folder, [gated, failing, new InstantWork(JobKind.Poll)], configure: services => services.AddSingleton<IJobEndWitness>(told));

        var succeeded = await host.EnqueueAsync(JobKind.Poll, "ada");
        await host.UntilEndAsync(succeeded.Id);
        var failed = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        (await failing.NextRunAsync()).Fail(new InvalidOperationException("broken"));
        await host.UntilEndAsync(failed.Id);
        var running = await host.EnqueueAsync(JobKind.Import, "ada");
        await gated.NextRunAsync();
        var queued = await host.EnqueueAsync(JobKind.Poll, "ada");
        await host.Queue.CancelAsync(queued.Id, Patience.Token());
        await host.Queue.CancelAsync(running.Id, Patience.Token());

        var ends = new List<(string, JobState)>();
        while (ends.Count < 4)
        {
            ends.Add(await told.NextAsync());
        }

        ends.ShouldBe(
            [(succeeded.Id, JobState.Succeeded), (failed.Id, JobState.Failed), (queued.Id, JobState.Cancelled), (running.Id, JobState.Cancelled)], ignoreOrder: true);
    }

    [Fact]
    public async Task Jobs_OfOneListener_NeverOverlap_OfTwoListenersDo()
    {
        var snapshots = new GatedWork(JobKind.Snapshot);
        var polls = new GatedWork(JobKind.Poll);
        await using var host = await JobHost.StartAsync(folder, [snapshots, polls]);

        await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var adasSnapshot = await snapshots.NextRunAsync();
        var adasSecond = await host.EnqueueAsync(JobKind.Poll, "ada");
        await host.EnqueueAsync(JobKind.Poll, "bob");
        var bobs = await polls.NextRunAsync();

        // Ada's poll was queued before Bob's: had there been a place for it, it would have been taken first.
        bobs.Context.UserId.ShouldBe("bob");
        await host.EnqueueAsync(JobKind.Snapshot, "cid");
        (await snapshots.NextRunAsync()).Context.UserId.ShouldBe("cid");
        polls.Started.ShouldBe(1);
        (await host.FindAsync(adasSecond.Id)).State.ShouldBe(JobState.Queued);

        adasSnapshot.Succeed();
        (await polls.NextRunAsync()).Context.JobId.ShouldBe(adasSecond.Id);
    }

    [Fact]
    public async Task Run_ReportsSteps_RowAndEventsFollowInOrder()
    {
        var work = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var run = await work.NextRunAsync();
        using var subscription = host.Events.Subscribe(job.Id);

        run.Context.Report(new JobStep(0));
        run.Context.Report(new JobStep(3, 0.5));
        run.Succeed();
        await host.UntilEndAsync(job.Id);

        List<Job> changes = [];
        while (subscription.Changes.TryRead(out var change))
        {
            changes.Add(change);
        }

        changes.Select(change => (change.State, change.Step)).ShouldBe(
        [
            (JobState.Running, new JobStep(0)),
            (JobState.Running, new JobStep(3, 0.5)),
            (JobState.Succeeded, new JobStep(3, 0.5)),
        ]);
        changes.Select(change => change.Version).ShouldBe([3, 4, 5]);
    }

    [Fact]
    public async Task Cancel_QueuedJob_NeverRuns()
    {
        var snapshots = new GatedWork(JobKind.Snapshot);
        var polls = new GatedWork(JobKind.Poll);
        await using var host = await JobHost.StartAsync(folder, [snapshots, polls]);
        await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var first = await snapshots.NextRunAsync();
        var waiting = await host.EnqueueAsync(JobKind.Poll, "ada");

        var cancelled = await host.Queue.CancelAsync(waiting.Id, Patience.Token());
        cancelled.ShouldNotBeNull().State.ShouldBe(JobState.Cancelled);
        var next = await host.EnqueueAsync(JobKind.Poll, "ada");
        first.Succeed();

        (await polls.NextRunAsync()).Context.JobId.ShouldBe(next.Id);
        (await host.FindAsync(waiting.Id)).Runs.ShouldBe(0);
        (await host.Queue.CancelAsync(waiting.Id, Patience.Token())).ShouldBeNull();
    }

    [Fact]
    public async Task Cancel_RunningJob_EndsWhenItsWorkHasStopped()
    {
        var work = new GatedWork(JobKind.Snapshot);
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var run = await work.NextRunAsync();

        var asked = await host.Queue.CancelAsync(job.Id, Patience.Token());

        asked.ShouldNotBeNull().CancelRequested.ShouldBeTrue();
        run.CancellationToken.IsCancellationRequested.ShouldBeTrue();
        var ended = await host.UntilEndAsync(job.Id);
        ended.State.ShouldBe(JobState.Cancelled);
        ended.FinishedAt.ShouldNotBeNull();
        ended.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Cancel_WorkFinishesAllTheSame_TellsTheTruth()
    {
        var work = new GatedWork(JobKind.Snapshot, obeysCancellation: false);
        await using var host = await JobHost.StartAsync(folder, [work]);
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var run = await work.NextRunAsync();

        var asked = await host.Queue.CancelAsync(job.Id, Patience.Token());
        asked.ShouldNotBeNull().State.ShouldBe(JobState.Running);
        run.Succeed();

        (await host.UntilEndAsync(job.Id)).State.ShouldBe(JobState.Succeeded);
    }

    [Fact]
    public async Task Run_OfAnOlderAttempt_MayNotWrite()
    {
        await using var host = await JobHost.StartAsync(folder, [], settings: new() { ["Jobs:MaxConcurrency"] = "1" });
        var now = NodaTime.Instant.FromUtc(2026, 1, 2, 3, 4);
        var added = await host.Store.AddAsync(NewJob("a", now), Patience.Token());
        var dead = (await host.Store.ClaimAsync(added.Id, now, Patience.Token())).ShouldNotBeNull();
        var alive = (await host.Store.ClaimAsync(added.Id, now, Patience.Token())).ShouldNotBeNull();

        (dead.Runs, alive.Runs, alive.Interruptions).ShouldBe((1, 2, 1));
        (await host.Store.SetStepAsync(dead, new JobStep(1), Patience.Token())).ShouldBeNull();
        (await host.Store.RequeueAsync(dead, 1, null, null, Patience.Token())).ShouldBeNull();
        (await host.Store.FinishAsync(dead, JobState.Failed, null, null, now, Patience.Token())).ShouldBeNull();
        (await host.Store.FinishAsync(alive, JobState.Succeeded, JsonSerializer.SerializeToElement(1), null, now, Patience.Token()))
            .ShouldNotBeNull().State.ShouldBe(JobState.Succeeded);
    }

    private static Job NewJob(string id, NodaTime.Instant now) => new()
    {
        Id = id,
        Kind = JobKind.Poll,
        UserId = "ada",
        State = JobState.Queued,
        Runs = 0,
        Failures = 0,
        Interruptions = 0,
        CancelRequested = false,
        CreatedAt = now,
        Version = 1,
    };
}
