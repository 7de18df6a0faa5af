using System.Data.Common;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Writes into the job database what is to be told of a job's end, in the transaction that writes the end: there is never one without the other.</summary>
public interface IJobOutbox
{
    /// <summary>Adds to the transaction. What it throws undoes the end of the job.</summary>
    Task WriteAsync(Job ended, DbTransaction transaction, CancellationToken cancellationToken);
}
