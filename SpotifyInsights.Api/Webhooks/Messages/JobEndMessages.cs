using System.Data.Common;
using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Webhooks.Messages;

/// <summary>Notes, with the end of a job, what its listener's webhooks are to be told of it. What was cancelled is told to nobody: whoever did that knows.</summary>
public sealed class JobEndMessages : IJobOutbox
{
    private const string Gap = "gap";

    public async Task WriteAsync(Job ended, DbTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(transaction);
        if (ended.State is not (JobState.Succeeded or JobState.Failed))
        {
            return;
        }

        foreach (var webhook in await WebhookStore.ListEnabledAsync(transaction, ended.UserId, cancellationToken))
        {
            foreach (var delivery in Of(ended, webhook).Where(delivery => webhook.Events.Contains(delivery.Event)))
            {
                await DeliveryStore.AddAsync(transaction, ended.UserId, delivery, cancellationToken);
            }
        }
    }

    private static IEnumerable<Delivery> Of(Job job, Webhook webhook)
    {
        var at = job.FinishedAt ?? Instant.MinValue;
        yield return Message.ToDelivery(webhook, job.State == JobState.Succeeded ? WebhookEvent.JobSucceeded : WebhookEvent.JobFailed, at, JobMessage.Of(job));
        if (job.Problem?.Type == ProblemTypes.SignInRequired.Uri)
        {
            yield return Message.ToDelivery(webhook, WebhookEvent.SignInNeeded, at, new SignInMessage(job.Id, job.Problem.Detail, "/auth/login"));
        }

        if (GapOf(job.Result) is { } gap)
        {
            yield return Message.ToDelivery(webhook, WebhookEvent.GapDetected, at, new GapMessage(job.Id, gap.From, gap.To));
        }
    }

    private static InstantRange? GapOf(JsonElement? result) =>
        result is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(Gap, out var gap) && gap.ValueKind == JsonValueKind.Object
            ? gap.Deserialize<InstantRange>(ApiJson.Options)
            : null;
}
