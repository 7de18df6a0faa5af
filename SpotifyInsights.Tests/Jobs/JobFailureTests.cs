using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Jobs;

public sealed class JobFailureTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly JobProblem Problem = new("urn:test", "A test problem.", "Made by a test.", 503);

    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new(Start);
    private readonly GatedWork work = new(JobKind.Snapshot);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Failure_Passing_RunsAgainAfterTheWaitWithTheSameIdAndParameters()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada", new { snapshotId = "s1" });

        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem)));
        var waiting = await host.UntilAsync(job.Id, HasFailedTimes(1));
        waiting.State.ShouldBe(JobState.Queued);
        waiting.Problem.ShouldBe(Problem);
        waiting.NextAttemptAt.ShouldBe(After(seconds: 10));

        time.Advance(TimeSpan.FromSeconds(9));
        work.Started.ShouldBe(1);
        time.Advance(TimeSpan.FromSeconds(1));
        var second = await work.NextRunAsync();
        (second.Context.JobId, second.Context.Attempt).ShouldBe((job.Id, 2));
        second.Context.Parameters!.Value.GetProperty("snapshotId").GetString().ShouldBe("s1");
        second.Succeed();

        var ended = await host.UntilEndAsync(job.Id);
        (ended.State, ended.Problem, ended.Runs).ShouldBe((JobState.Succeeded, null, 2));
        ended.StartedAt.ShouldBe(After(seconds: 0));
    }

    [Fact]
    public async Task Failure_PassingTooOften_EndsWithItsProblem()
    {
        await using var host = await StartAsync(new() { ["Jobs:MaxFailures"] = "2" });
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");

        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem)));
        await host.UntilAsync(job.Id, HasFailedTimes(1));
        time.Advance(TimeSpan.FromSeconds(10));
        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem)));

        var ended = await host.UntilEndAsync(job.Id);
        (ended.State, ended.Problem, ended.Runs).ShouldBe((JobState.Failed, Problem, 2));
    }

    [Fact]
    public async Task Failure_PassingWithALongerWaitAskedFor_WaitsThatLong()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");

        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem, Duration.FromSeconds(42))));

        (await host.UntilAsync(job.Id, HasFailedTimes(1))).NextAttemptAt.ShouldBe(After(seconds: 42));
    }

    [Fact]
    public async Task Failure_BlockedUntil_RunsThenAndUsesUpNoAttempt()
    {
        await using var host = await StartAsync(new() { ["Jobs:MaxFailures"] = "1" });
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");

        (await work.NextRunAsync()).Fail(new TestException(JobFailure.BlockedUntil(Problem, After(seconds: 20 * 3600))));
        var waiting = await host.UntilAsync(job.Id, candidate => candidate.NextAttemptAt is not null);
        (waiting.State, waiting.Failures, waiting.NextAttemptAt).ShouldBe((JobState.Queued, 0, After(seconds: 20 * 3600)));
        (await host.EnqueueAsync(JobKind.Snapshot, "ada")).Id.ShouldBe(job.Id);

        time.Advance(TimeSpan.FromHours(20));
        (await work.NextRunAsync()).Succeed();
        (await host.UntilEndAsync(job.Id)).State.ShouldBe(JobState.Succeeded);
    }

    [Fact]
    public async Task Failure_Final_EndsAtOnce()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");

        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Final(Problem)));

        var ended = await host.UntilEndAsync(job.Id);
        (ended.State, ended.Problem, ended.Runs).ShouldBe((JobState.Failed, Problem, 1));
    }

    [Fact]
    public async Task Failure_NobodyKnows_EndsWithoutItsDetails()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");

        (await work.NextRunAsync()).Fail(new InvalidOperationException("token=secret"));

        var problem = (await host.UntilEndAsync(job.Id)).Problem.ShouldNotBeNull();
        problem.Type.ShouldBe("urn:spotifyinsights:problem:unexpected");
        problem.Detail.ShouldNotBeNull().ShouldNotContain("secret");
    }

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public void Failures_FaultsOfNetworkAndStorage_PassByDefault(Exception exception)
    {
        var problem = new JobFailures([]).Classify(exception).ShouldBeOfType<JobFailure.Passing>().Problem;
        problem.Status.ShouldBe(503);
    }

    public static TheoryData<Exception> PassingFaults() =>
        [new HttpRequestException("no route"), new IOException("disk full"), new TimeoutException(), new TaskCanceledException("timed out")];

    [Fact]
    public async Task Cancel_JobThatWaitsForItsRetry_IsCancelledAtOnceAndNeverRuns()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem)));
        await host.UntilAsync(job.Id, HasFailedTimes(1));

        (await host.Queue.CancelAsync(job.Id, Patience.Token())).ShouldNotBeNull().State.ShouldBe(JobState.Cancelled);

        var next = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        time.Advance(TimeSpan.FromMinutes(1));
        (await work.NextRunAsync()).Context.JobId.ShouldBe(next.Id);
        (await host.FindAsync(job.Id)).Runs.ShouldBe(1);
    }

    [Fact]
    public async Task WakeUp_BeforeTheJobIsDue_LeavesItAndItRunsInTime()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem)));
        var waiting = await host.UntilAsync(job.Id, HasFailedTimes(1));

        // The same wake-up, too early; the listener's next job comes after it and so shows that it has been and gone.
        await host.Services.GetRequiredService<JobWakeUps>().ScheduleAsync(
            waiting with { NextAttemptAt = null }, Quartz.TriggerConflict.Replace, Patience.Token());
        time.Advance(TimeSpan.FromSeconds(1));
        await host.UntilEndAsync((await host.EnqueueAsync(JobKind.Poll, "ada")).Id);
        work.Started.ShouldBe(1);

        time.Advance(TimeSpan.FromSeconds(9));
        (await work.NextRunAsync()).Context.Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task Outcome_CannotBeWritten_JobRunsAgainOnceItCan()
    {
        await using var host = await StartAsync();
        var job = await host.EnqueueAsync(JobKind.Snapshot, "ada");
        var first = await work.NextRunAsync();
        folder.Execute("CREATE TRIGGER full BEFORE UPDATE ON jobs WHEN NEW.state = 'Succeeded' AND NEW.kind = 'Snapshot' BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        first.Succeed();

        // Ada's next job can only begin when the first run has come to its bad end.
        await host.UntilEndAsync((await host.EnqueueAsync(JobKind.Poll, "ada")).Id);
        (await host.FindAsync(job.Id)).State.ShouldBe(JobState.Running);
        folder.Execute("DROP TRIGGER full");
        time.Advance(TimeSpan.FromMinutes(5));

        (await work.NextRunAsync()).Succeed();
        (await host.UntilEndAsync(job.Id)).State.ShouldBe(JobState.Succeeded);
    }

    [Fact]
    public async Task Failure_OfTwoJobsAtOnce_LetsThemComeBackApart()
    {
        // One outage stops both in the same instant; the wait is 10 s, and chance adds up to a quarter.
        await using var host = await StartAsync(backoff: new RetryBackoff(Duration.FromSeconds(10), Duration.FromMinutes(2), new Random(1)));
        var waits = new List<Duration>();
        foreach (var user in (string[])["ada", "ben"])
        {
            var job = await host.EnqueueAsync(JobKind.Snapshot, user);
            (await work.NextRunAsync()).Fail(new TestException(JobFailure.Retry(Problem)));
            waits.Add((await host.UntilAsync(job.Id, HasFailedTimes(1))).NextAttemptAt!.Value - After(seconds: 0));
        }

        waits.ShouldAllBe(wait => wait >= Duration.FromSeconds(10) && wait <= Duration.FromSeconds(12.5));
        waits[0].ShouldNotBe(waits[1]);
    }

    [Fact]
    public void Backoff_Spread_LiesBetweenTheWaitAndAQuarterMore()
    {
        var backoff = new RetryBackoff(Duration.FromSeconds(10), Duration.FromMinutes(2), new Random(7));

        var waits = Enumerable.Range(0, 1000).Select(_ => backoff.After(2).TotalSeconds).ToList();

        waits.ShouldAllBe(wait => wait >= 20 && wait < 25);
        waits.Min().ShouldBeLessThan(20.1);
        waits.Max().ShouldBeGreaterThan(24.9);
    }

    [Fact]
    public void Backoff_DoublesUpToTheLongest()
    {
        var backoff = new RetryBackoff(Duration.FromSeconds(10), Duration.FromMinutes(2), new NoChance());

        Enumerable.Range(1, 6).Select(failures => backoff.After(failures).TotalSeconds).ShouldBe([10, 20, 40, 80, 120, 120]);
        backoff.After(int.MaxValue).ShouldBe(Duration.FromMinutes(2));
        Should.Throw<ArgumentOutOfRangeException>(() => backoff.After(0));
    }

    private Task<JobHost> StartAsync(Dictionary<string, string?>? settings = null, RetryBackoff? backoff = null) => JobHost.StartAsync(
        folder,
        [work, new InstantWork(JobKind.Poll)],
        time,
        settings,
        services => services
            .AddSingleton<JobFailureRule>(exception => (exception as TestException)?.Failure)
            .AddSingleton(backoff ?? new RetryBackoff(Duration.FromSeconds(10), Duration.FromMinutes(30), new NoChance())));

    private static Func<Job, bool> HasFailedTimes(int failures) => job => job.Failures == failures;

    private static Instant After(int seconds) => Instant.FromDateTimeOffset(Start) + Duration.FromSeconds(seconds);

    /// <summary>Adds nothing to any wait.</summary>
    private sealed class NoChance : Random
    {
        public override double NextDouble() => 0;
    }

    private sealed class TestException(JobFailure failure) : Exception("A test failure.")
    {
        public JobFailure Failure => failure;
    }
}
