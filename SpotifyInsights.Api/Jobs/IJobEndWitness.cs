namespace SpotifyInsights.Api.Jobs;

/// <summary>
/// Is told of every job that has ended, however it ended, after that is written. A process that dies in between tells nobody: whoever clears up here
/// also looks now and then whether something was left.
/// </summary>
public interface IJobEndWitness
{
    /// <summary>Must not throw for what it can do later.</summary>
    Task JobEndedAsync(Job job, CancellationToken cancellationToken);
}
