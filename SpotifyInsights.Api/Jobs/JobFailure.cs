using System.Text.Json;
using NodaTime;

namespace SpotifyInsights.Api.Jobs;

/// <summary>What a failed run means for its job.</summary>
public abstract record JobFailure
{
    private JobFailure(JobProblem problem) => Problem = problem;

    public JobProblem Problem { get; }

    /// <summary>A passing fault: the job runs again after a growing wait, a bounded number of times.</summary>
    /// <param name="problem">What the listener sees meanwhile, and as the outcome if it does not pass.</param>
    /// <param name="after">At least this long, where the other side asked for it.</param>
    public static JobFailure Retry(JobProblem problem, Duration? after = null) => new Passing(problem, after);

    /// <summary>Nothing can be done before an instant: the job runs again then, and no attempt is used up.</summary>
    public static JobFailure BlockedUntil(JobProblem problem, Instant until) => new Blocked(problem, until);

    /// <summary>Another run would end the same way: the job has failed.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="result">What there is to show all the same; null: nothing.</param>
    public static JobFailure Final(JobProblem problem, JsonElement? result = null) => new Lasting(problem, result);

    public sealed record Passing(JobProblem Cause, Duration? After) : JobFailure(Cause);

    public sealed record Blocked(JobProblem Cause, Instant Until) : JobFailure(Cause);

    public sealed record Lasting(JobProblem Cause, JsonElement? Result) : JobFailure(Cause);
}
