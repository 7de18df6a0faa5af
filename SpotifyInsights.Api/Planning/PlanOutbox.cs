using System.Data.Common;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Api.Planning;

/// <summary>Notes, with the end of a poll or snapshot, what follows for the listener's plan: when to look again, what was missed, whether a sign-in is needed.</summary>
public sealed class PlanOutbox(IOptions<CollectionOptions> options) : IJobOutbox
{
    private const string Succeed =
        """
        UPDATE collection_plans SET last_try_at = @now, last_success_at = @now, problem = NULL, next_poll_at = @poll, pace_ms = @pace,
            next_snapshot_at = COALESCE(@snapshot, next_snapshot_at),
            last_new_play_at = CASE WHEN COALESCE(last_new_play_at, 0) < @newest THEN @newest ELSE last_new_play_at END
        WHERE user_id = @user
        """;

    // A sign-in since the job began stays a sign-in: the job may have held the token from before it. One that was cancelled before it began has tried nothing.
    private const string Fail =
        """
        UPDATE collection_plans SET last_try_at = COALESCE(@tried, last_try_at), problem = COALESCE(@problem, problem), next_poll_at = @now + CASE WHEN @soon < pace_ms THEN @soon ELSE pace_ms END,
            next_snapshot_at = CASE WHEN @snapshot > next_snapshot_at THEN @snapshot ELSE next_snapshot_at END,
            needs_sign_in = CASE WHEN @needs = 1 AND COALESCE(authorized_at, 0) <= @started THEN 1 ELSE needs_sign_in END
        WHERE user_id = @user
        """;

    // Of one that waited for Spotify for most of a day: else those of all listeners would be taken twice within the same calls.
    private static readonly Duration AfterFinishedSnapshot = Duration.FromHours(20);

    /// <summary>From a snapshot that failed to the next one; polls go on meanwhile.</summary>
    private static readonly Duration AfterFailedSnapshot = Duration.FromHours(1);

    public async Task WriteAsync(Job ended, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(transaction);
        if (ended.Kind is not (JobKind.Poll or JobKind.Snapshot))
        {
            return;
        }

        await (ended.State == JobState.Succeeded ? SucceedAsync(ended, transaction, cancellationToken) : FailAsync(ended, transaction, cancellationToken));
    }

    private async Task SucceedAsync(Job job, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var (now, collected) = (job.FinishedAt!.Value, CollectedPlays.Of(job));
        if (collected.Gap is { } gap)
        {
            await GapStore.AddAsync(transaction, job.UserId, gap, now, cancellationToken);
        }

        var pace = Pace.After(collected.Seen, collected.Gap is not null, now, options.Value);
        await transaction.ExecuteAsync(
            Succeed,
            cancellationToken,
            ("user", job.UserId),
            ("now", now.ToUnixTimeMilliseconds()),
            ("pace", (long)pace.TotalMilliseconds),
            ("poll", (now + pace).ToUnixTimeMilliseconds()),
            ("snapshot", collected.SnapshotId is { } id ? Instant.Max(CollectionId.ToInstant(id) + Duration.FromHours(24), now + AfterFinishedSnapshot).ToUnixTimeMilliseconds() : null),
            ("newest", collected.Seen?.To.ToUnixTimeMilliseconds() ?? 0));
    }

    private Task FailAsync(Job job, DbTransaction transaction, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(
            Fail,
            cancellationToken,
            ("user", job.UserId),
            ("now", job.FinishedAt!.Value.ToUnixTimeMilliseconds()),
            ("tried", job.StartedAt is null ? null : job.FinishedAt.Value.ToUnixTimeMilliseconds()),
            ("soon", (long)(IsPassing(job.Problem) ? options.Value.ShortestPace : options.Value.LongestPace).TotalMilliseconds),
            ("problem", JobRow.Text(job.Problem)),
            ("snapshot", job.Kind == JobKind.Snapshot ? (job.FinishedAt.Value + AfterFailedSnapshot).ToUnixTimeMilliseconds() : 0),
            ("needs", job.Problem?.Type == ProblemTypes.SignInRequired.Uri ? 1 : 0),
            ("started", (job.StartedAt ?? job.CreatedAt).ToUnixTimeMilliseconds()));

    // What may be well again soon is looked at again soon: plays are falling out of the window meanwhile.
    private static bool IsPassing(JobProblem? problem) =>
        problem is not null && (problem.Type == ProblemTypes.TemporarilyUnavailable.Uri || problem.Type == ProblemTypes.StoreUnavailable.Uri);
}
