using System.Text.Json;
using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Idempotency;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Listens;
using SpotifyInsights.Api.OAuth;
using SpotifyInsights.Api.Planning;
using SpotifyInsights.Api.Spotify.Tokens;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Erasing;

/// <summary>Deletes everything of a listener, as a job: objects, jobs, tokens in memory. The job's own row keeps no name.</summary>
public sealed class EraseWork(
    UserEraser eraser, CommittedHere committed, AnswerCache answers, SpotifyTokenService tokens, FormerPages pages, JobStore jobs, JobWakeUps wakeUps, Grants grants, ApiKeyStore keys, WebhookStore webhooks, WaitingListens listens, IdempotencyStore answered, CollectionPlanStore plans, GapStore gaps, Erasures erasures) : IJobWork
{
    public JobKind Kind => JobKind.Erase;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        tokens.Forget(context.UserId);
        pages.Forget(context.UserId);
        var objects = await eraser.EraseAsync(context.UserId, cancellationToken);
        committed.Note(context.UserId);
        answers.Forget(context.UserId);

        context.Report(new JobStep(1));
        await jobs.ForgetListenerAsync(context.UserId, context.JobId, cancellationToken);
        await grants.ForgetListenerAsync(context.UserId, cancellationToken);
        await keys.ForgetListenerAsync(context.UserId, cancellationToken);
        await webhooks.ForgetListenerAsync(context.UserId, cancellationToken);
        await listens.ForgetListenerAsync(context.UserId, cancellationToken);
        await answered.ForgetListenerAsync(context.UserId, cancellationToken);
        await plans.ForgetListenerAsync(context.UserId, cancellationToken);
        await gaps.ForgetListenerAsync(context.UserId, cancellationToken);
        await wakeUps.RemoveListenerAsync(context.UserId, cancellationToken);
        await erasures.CompleteAsync(context.UserId, cancellationToken);
        return JsonSerializer.SerializeToElement(new ErasedListener(objects), JsonSerializerOptions.Web);
    }
}
