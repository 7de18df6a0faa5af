using System.Data.Common;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>
/// Sends what is due: to one webhook one message after another, to several at the same time. A message is claimed for the time that an attempt can take; if the process
/// dies in between, it is sent once more.
/// </summary>
public sealed class WebhookSender(
    DeliveryStore deliveries, WebhookStore webhooks, WebhookSecrets secrets, WebhookClient client, DeliverySchedule schedule, TimeProvider time, ILogger<WebhookSender> logger)
    : IDisposable
{
    private const int MostAtOnce = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Line> lines = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim places = new(MostAtOnce);

    /// <summary>Sends everything that is due now and returns when that is done.</summary>
    public async Task SendDueAsync(CancellationToken cancellationToken) => await Task.WhenAll(await BeginDueAsync(cancellationToken));

    /// <summary>Begins to send everything that is due now: a slow receiver keeps nobody else waiting.</summary>
    /// <returns>What is under way.</returns>
    public async Task<IReadOnlyList<Task>> BeginDueAsync(CancellationToken cancellationToken)
    {
        var due = await deliveries.ListDueAsync(time.GetCurrentInstant(), cancellationToken);
        lock (gate)
        {
            foreach (var webhookId in due)
            {
                if (lines.TryGetValue(webhookId, out var line))
                {
                    line.Again = true;
                }
                else
                {
                    lines[webhookId] = line = new Line();
                    line.Work = Task.Run(() => SendLineAsync(webhookId, line, cancellationToken), cancellationToken);
                }
            }

            return [.. lines.Values.Select(line => line.Work)];
        }
    }

    public void Dispose() => places.Dispose();

    private async Task SendLineAsync(string webhookId, Line line, CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                while (await SendNextAsync(webhookId, cancellationToken))
                {
                }
            }
            while (GoesOn(webhookId, line));
        }
        catch (Exception exception) when (exception is OperationCanceledException or DbException)
        {
            lock (gate)
            {
                lines.Remove(webhookId);
            }

            if (exception is DbException)
            {
                logger.LogWarning(exception, "Messages of webhook {WebhookId} could not be sent; they are at the next look", webhookId);
            }
        }
    }

    // Under the gate, so that a message which arrives now is either seen here or begins a new line.
    private bool GoesOn(string webhookId, Line line)
    {
        lock (gate)
        {
            if (!line.Again)
            {
                lines.Remove(webhookId);
                return false;
            }

            line.Again = false;
            return true;
        }
    }

    private async Task<bool> SendNextAsync(string webhookId, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            if (await deliveries.ClaimNextAsync(webhookId, time.GetCurrentInstant(), cancellationToken) is not { } delivery
                || await webhooks.FindAsync(webhookId, cancellationToken) is not { } webhook)
            {
                return false;
            }

            var outcome = secrets.FindUnprotected(webhook.UserId, webhook.ProtectedSecret) is { } secret
                ? await client.SendAsync(webhook.Url, secret, delivery, cancellationToken)
                : new DeliveryOutcome(Status: null, "the signing secret cannot be read with this instance's keys: make a new webhook");
            await NoteAsync(delivery, outcome);
            return true;
        }
        finally
        {
            places.Release();
        }
    }

    // Not to be cut off: what was sent is noted, or it would be sent again.
    private async Task NoteAsync(Delivery delivery, DeliveryOutcome outcome)
    {
        var now = time.GetCurrentInstant();
        if (outcome.Problem is null)
        {
            await deliveries.SucceedAsync(delivery, outcome.Status, now, CancellationToken.None);
            return;
        }

        var wait = outcome.IsGone ? null : schedule.After(delivery.Attempts, delivery.Event);
        await deliveries.FailAsync(delivery, outcome, wait is { } least ? now + NodaTime.Duration.Max(least, outcome.RetryAfter ?? least) : null, now, CancellationToken.None);
        if (outcome.IsGone || (wait is null && delivery.Event != WebhookEvent.Ping))
        {
            var isDisabled = await webhooks.DisableFailingAsync(
                delivery.WebhookId, outcome.IsGone ? WebhookDisabledReason.Gone : WebhookDisabledReason.Failing, delivery.CreatedAt, now, CancellationToken.None);
            if (isDisabled)
            {
                logger.LogWarning("Webhook {WebhookId} is disabled: {Problem}", delivery.WebhookId, outcome.Problem);
            }
        }
    }

    private sealed class Line
    {
        public bool Again { get; set; }

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
