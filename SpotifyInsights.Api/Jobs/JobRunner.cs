using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using Quartz;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Telemetry;

namespace SpotifyInsights.Api.Jobs;

/// <summary>One run of one job: claims it, lets its work do it, and notes what came of it.</summary>
public sealed class JobRunner(
    JobStore store,
    JobWakeUps wakeUps,
    RunningJobs running,
    IEnumerable<IJobWork> works,
    JobFailures failures,
    JobEnds ends,
    RetryBackoff backoff,
    IOptions<JobsOptions> options,
    TimeProvider time,
    ILogger<JobRunner> logger)
{
    // Together a minute of waiting.
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>Returns when the run has ended and its outcome is written.</summary>
    /// <param name="jobId">The job that was woken up. A job that has ended or is not due is left alone.</param>
    /// <param name="stopping">The process shuts down: the run is handed back and continued by the next process.</param>
    /// <exception cref="OperationCanceledException">The run was handed back.</exception>
    public async Task RunAsync(string jobId, CancellationToken stopping)
    {
        var cancelling = running.Begin(jobId);
        try
        {
            var run = await store.ClaimAsync(jobId, time.GetCurrentInstant(), stopping);
            if (run is null)
            {
                await WakeUpLaterAsync(jobId);
            }
            else if (run.CancelRequested)
            {
                await FinishAsync(run, JobState.Cancelled);
            }
            else if (run.Interruptions > options.Value.MaxInterruptions)
            {
                await FinishAsync(run, JobState.Failed, problem: ProblemTypes.JobInterrupted.ToJobProblem(
                    $"The process ended {run.Interruptions} times in a row while it ran this job."));
            }
            else
            {
                await RunAsync(run, cancelling, stopping);
            }
        }
        finally
        {
            running.End(jobId);
        }
    }

    private async Task RunAsync(Job run, CancellationTokenSource cancelling, CancellationToken stopping)
    {
        using var activity = TelemetryNames.Activities.StartActivity($"job {run.Kind}");
        activity?.SetTag("job.run", run.Runs);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancelling.Token, stopping);
        var progress = new JobProgress(run, store, cancelling.Cancel, logger);
        JsonElement? result;
        try
        {
            var work = works.Single(candidate => candidate.Kind == run.Kind);
            result = await work.RunAsync(new JobContext(run, progress), either.Token);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            await progress.CompleteAsync();
            await EndBrokenOffAsync(run, exception, cancelling.IsCancellationRequested, stopping);
            return;
        }

        await progress.CompleteAsync();
        await FinishAsync(run, JobState.Succeeded, result);
    }

    // Whatever work throws once it was told to stop is the echo of that, not a failure of its own.
    private async Task EndBrokenOffAsync(Job run, Exception exception, bool isCancelled, CancellationToken stopping)
    {
        if (isCancelled)
        {
            await FinishAsync(run, JobState.Cancelled);
        }
        else if (stopping.IsCancellationRequested)
        {
            await RequeueAsync(run, run.Failures, null, null);

            // This exception is how the scheduler learns that the firing is to be given to the next process.
            throw new OperationCanceledException(stopping);
        }
        else
        {
            await FailAsync(run, exception);
        }
    }

    private async Task FailAsync(Job run, Exception exception)
    {
        var failure = failures.Classify(exception);
        logger.LogWarning(exception, "Run {Run} of job {JobId} ({Kind}) ended: {Failure}", run.Runs, run.Id, run.Kind, failure.Problem.Title);
        switch (failure)
        {
            case JobFailure.Blocked blocked:
                await RequeueAsync(run, run.Failures, blocked.Until, blocked.Problem);
                break;
            case JobFailure.Passing passing when run.Failures + 1 < options.Value.MaxFailures:
                await RequeueAsync(run, run.Failures + 1, time.GetCurrentInstant() + Wait(run.Failures + 1, passing), passing.Problem);
                break;
            default:
                await FinishAsync(run, JobState.Failed, (failure as JobFailure.Lasting)?.Result, failure.Problem);
                break;
        }
    }

    private Duration Wait(int failed, JobFailure.Passing passing) => Duration.Max(backoff.After(failed), passing.After ?? Duration.Zero);

    private async Task RequeueAsync(Job run, int failed, Instant? notBefore, JobProblem? problem)
    {
        var queued = await NotedAsync(() => store.RequeueAsync(run, failed, notBefore, problem, CancellationToken.None), run);
        if (queued is null)
        {
            await FinishAsync(run, JobState.Cancelled);
        }
        else if (notBefore is not null)
        {
            await wakeUps.ScheduleAsync(queued, TriggerConflict.Replace, CancellationToken.None);
        }
    }

    private async Task FinishAsync(Job run, JobState state, JsonElement? result = null, JobProblem? problem = null)
    {
        var ended = await NotedAsync(() => store.FinishAsync(run, state, result, problem, time.GetCurrentInstant(), CancellationToken.None), run);
        if (ended is null)
        {
            logger.LogWarning("Run {Run} of job {JobId} ended after a newer run had begun; its outcome counts for nothing.", run.Runs, run.Id);
        }
        else
        {
            await ends.TellAsync(ended, CancellationToken.None);
        }
    }

    // The work is done: a database that restarts is no reason to do it once more.
    private async Task<Job?> NotedAsync(Func<Task<Job?>> note, Job run)
    {
        for (var wait = FirstWait; ; wait *= 2)
        {
            try
            {
                return await note();
            }
            catch (DbException exception) when (exception.IsPassing() && wait < LongestWait)
            {
                logger.LogWarning(exception, "The outcome of run {Run} of job {JobId} could not be noted; it is tried again", run.Runs, run.Id);
                await Task.Delay(wait, time);
            }
        }
    }

    // Replaced, not kept: the wake-up under this name may be the very one that is firing, and it is gone afterwards.
    private async Task WakeUpLaterAsync(string jobId)
    {
        if (await store.FindAsync(jobId, CancellationToken.None) is { State: JobState.Queued } job)
        {
            await wakeUps.ScheduleAsync(job, TriggerConflict.Replace, CancellationToken.None);
        }
    }
}
