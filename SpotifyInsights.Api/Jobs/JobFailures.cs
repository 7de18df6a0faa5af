using System.Data.Common;
using SpotifyInsights.Api.Problems;

namespace SpotifyInsights.Api.Jobs;

/// <summary>Asks the registered rules in their order; what none of them knows is decided here.</summary>
public sealed class JobFailures(IEnumerable<JobFailureRule> rules)
{
    private readonly JobFailureRule[] rules = [.. rules];

    public JobFailure Classify(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return rules.Select(rule => rule(exception)).FirstOrDefault(failure => failure is not null) ?? Default(exception);
    }

    // Details of foreign exceptions go to the log only: they may quote what a listener must not see.
    private static JobFailure Default(Exception exception) => exception switch
    {
        HttpRequestException or IOException or TimeoutException or TaskCanceledException =>
            JobFailure.Retry(ProblemTypes.TemporarilyUnavailable.ToJobProblem("The network or the storage did not answer; the job tries again.")),
        DbException database when database.IsPassing() =>
            JobFailure.Retry(ProblemTypes.TemporarilyUnavailable.ToJobProblem("The job database did not answer; the job tries again.")),
        _ => JobFailure.Final(ProblemTypes.Unexpected.ToJobProblem("The operator finds the cause in the log, under the job's id.")),
    };
}
