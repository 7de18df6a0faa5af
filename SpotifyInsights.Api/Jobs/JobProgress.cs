using System.Threading.Channels;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Takes a run's steps without making it wait and writes them in their order.</summary>
internal sealed class JobProgress : IProgress<JobStep>
{
    // Only the newest step matters to the row; a fast reporter overwrites what was not written yet.
    private readonly Channel<JobStep> steps = Channel.CreateBounded<JobStep>(
        new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task writing;

    /// <summary>Begins to write.</summary>
    /// <param name="run">The run that reports.</param>
    /// <param name="store">Where the steps go.</param>
    /// <param name="stop">Called when the job was taken from this run or is to be cancelled.</param>
    /// <param name="logger">Hears of steps that could not be written: no reason to stop the work.</param>
    public JobProgress(Job run, JobStore store, Action stop, ILogger logger) => writing = WriteAsync(run, store, stop, logger);

    public void Report(JobStep value) => steps.Writer.TryWrite(value);

    /// <summary>Returns when every step reported so far is written; later ones are ignored.</summary>
    public Task CompleteAsync()
    {
        steps.Writer.TryComplete();
        return writing;
    }

    private async Task WriteAsync(Job run, JobStore store, Action stop, ILogger logger)
    {
        await foreach (var step in steps.Reader.ReadAllAsync())
        {
            try
            {
                if (await store.SetStepAsync(run, step, CancellationToken.None) is not { CancelRequested: false })
                {
                    stop();
                }
            }
            catch (Exception exception)
            {
                logger.LogWarning(exception, "A step of job {JobId} could not be noted.", run.Id);
            }
        }
    }
}
