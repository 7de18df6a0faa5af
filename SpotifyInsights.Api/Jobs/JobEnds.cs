namespace SpotifyInsights.Api.Jobs;

/// <summary>Tells the witnesses that a job has ended. What one of them cannot do stops neither the others nor the job.</summary>
public sealed class JobEnds(IEnumerable<IJobEndWitness> witnesses, ILogger<JobEnds> logger)
{
    private readonly IJobEndWitness[] witnesses = [.. witnesses];

    public async Task TellAsync(Job job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        foreach (var witness in witnesses)
        {
            try
            {
                await witness.JobEndedAsync(job, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "What job {JobId} left could not be cleared up; it is tried again later.", job.Id);
            }
        }
    }
}
