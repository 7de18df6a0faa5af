using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Jobs.Work;

/// <summary>What the failures of collection and storage mean for a job.</summary>
public static class CollectionFailures
{
    // Whoever failed that often is looked at again when the plan says so: repeating beside it would use up the calls of the others.
    private const int LongFailing = 10;

    /// <summary>A <see cref="JobFailureRule"/>.</summary>
    public static JobFailure? Classify(Exception exception) => exception switch
    {
        QuotaBlockedException blocked => JobFailure.BlockedUntil(ProblemTypes.SpotifyQuota.ToJobProblem(blocked.Message), blocked.BlockedUntil),
        SignInRequiredException required => JobFailure.Final(ProblemTypes.SignInRequired.ToJobProblem(required.Message)),
        SpotifyOutageException outage => JobFailure.BlockedUntil(ProblemTypes.TemporarilyUnavailable.ToJobProblem(outage.Message), outage.Until),
        SpotifyUnavailableException { InARow: >= LongFailing } failing => JobFailure.Final(ProblemTypes.TemporarilyUnavailable.ToJobProblem(failing.Message)),
        SpotifyException { IsPassing: true } passing => JobFailure.Retry(ProblemTypes.TemporarilyUnavailable.ToJobProblem(passing.Message)),
        SpotifyException refused => JobFailure.Final(ProblemTypes.SpotifyRefused.ToJobProblem(refused.Message)),
        CorruptObjectException corrupt => JobFailure.Final(ProblemTypes.CorruptObject.ToJobProblem(corrupt.Message)),
        ObjectStoreException store => JobFailure.Retry(ProblemTypes.StoreUnavailable.ToJobProblem(store.Message)),
        _ => null,
    };
}
