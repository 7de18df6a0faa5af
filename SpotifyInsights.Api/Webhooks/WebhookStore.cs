using System.Data.Common;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>The table of webhooks, in the job database, so that a job's end and its messages are one transaction.</summary>
public sealed class WebhookStore(JobDatabase database)
{
    private const string Columns = "id, user_id, url, events, description, secret, created_at, last_success_at, failing_since, disabled_at, disabled_reason";

    /// <summary>Adds a webhook, unless the listener has <paramref name="most"/>.</summary>
    /// <returns>False: it was not added.</returns>
    public async Task<bool> TryAddAsync(Webhook webhook, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var added = await database.QueryAsync(
            """
            INSERT INTO webhooks (id, user_id, url, events, description, secret, created_at)
            SELECT @id, @user, @url, @events, @description, @secret, @created
            WHERE (SELECT COUNT(*) FROM webhooks WHERE user_id = @user) < @most RETURNING id
            """,
            row => row.GetString(0),
            cancellationToken,
            ("id", webhook.Id),
            ("user", webhook.UserId),
            ("url", webhook.Url),
            ("events", Names(webhook.Events)),
            ("description", webhook.Description),
            ("secret", webhook.ProtectedSecret),
            ("created", webhook.CreatedAt.ToUnixTimeMilliseconds()),
            ("most", most));
        return added.Count > 0;
    }

    /// <summary>A webhook, whosever it is; null: there is none.</summary>
    public async Task<Webhook?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.QueryAsync($"SELECT {Columns} FROM webhooks WHERE id = @id", Read, cancellationToken, ("id", id))).SingleOrDefault();

    /// <summary>A listener's webhook; null: the listener has no such.</summary>
    public async Task<Webhook?> FindAsync(string userId, string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } webhook && webhook.UserId == userId ? webhook : null;

    /// <summary>A listener's webhooks, oldest first.</summary>
    public async Task<IReadOnlyList<Webhook>> ListAsync(string userId, CancellationToken cancellationToken) =>
        await database.QueryAsync($"SELECT {Columns} FROM webhooks WHERE user_id = @user ORDER BY created_at, id", Read, cancellationToken, ("user", userId));

    /// <summary>All listeners' webhooks that get messages of any of these kinds.</summary>
    public async Task<IReadOnlyList<Webhook>> ListSubscribedAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken) =>
        [.. (await database.QueryAsync($"SELECT {Columns} FROM webhooks WHERE disabled_at IS NULL", Read, cancellationToken)).Where(webhook => webhook.Events.Intersect(events).Any())];

    /// <summary>A listener's webhooks that get messages, as a transaction sees them.</summary>
    internal static async Task<IReadOnlyList<Webhook>> ListEnabledAsync(DbTransaction transaction, string userId, CancellationToken cancellationToken) =>
        await transaction.QueryAsync($"SELECT {Columns} FROM webhooks WHERE user_id = @user AND disabled_at IS NULL", Read, cancellationToken, ("user", userId));

    /// <summary>Writes what a listener may change: address, events, description.</summary>
    public Task ChangeAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        return database.ExecuteAsync(
            "UPDATE webhooks SET url = @url, events = @events, description = @description WHERE id = @id",
            cancellationToken,
            ("id", webhook.Id),
            ("url", webhook.Url),
            ("events", Names(webhook.Events)),
            ("description", webhook.Description));
    }

    /// <summary>Lets a webhook get messages again.</summary>
    public Task EnableAsync(string id, CancellationToken cancellationToken) =>
        database.ExecuteAsync("UPDATE webhooks SET disabled_at = NULL, disabled_reason = NULL, failing_since = NULL WHERE id = @id", cancellationToken, ("id", id));

    /// <summary>Lets a webhook get no more messages; those that wait are given up.</summary>
    public async Task DisableAsync(string id, WebhookDisabledReason reason, Instant now, CancellationToken cancellationToken) =>
        await DisableAsync(id, reason, lastSuccessBefore: null, now, cancellationToken);

    /// <summary>As the other one, for a webhook that fails: not if a message has arrived since an instant, unless the receiver said that it wants none.</summary>
    /// <returns>Whether it is disabled by this call.</returns>
    public Task<bool> DisableFailingAsync(string id, WebhookDisabledReason reason, Instant failedFrom, Instant now, CancellationToken cancellationToken) =>
        DisableAsync(id, reason, reason == WebhookDisabledReason.Gone ? null : failedFrom, now, cancellationToken);

    /// <summary>Deletes a webhook of a listener with its messages.</summary>
    /// <returns>False: the listener has no such.</returns>
    public async Task<bool> DeleteAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var deleted = await database.QueryAsync(
            "DELETE FROM webhooks WHERE id = @id AND user_id = @user RETURNING id", row => row.GetString(0), cancellationToken, ("id", id), ("user", userId));
        await database.ExecuteAsync("DELETE FROM webhook_deliveries WHERE webhook_id = @id AND user_id = @user", cancellationToken, ("id", id), ("user", userId));
        return deleted.Count > 0;
    }

    /// <summary>Deletes all webhooks of a listener with their messages, and what was told.</summary>
    public async Task ForgetListenerAsync(string userId, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync("DELETE FROM webhooks WHERE user_id = @user", cancellationToken, ("user", userId));
        await database.ExecuteAsync("DELETE FROM webhook_deliveries WHERE user_id = @user", cancellationToken, ("user", userId));
        await database.ExecuteAsync("DELETE FROM told_events WHERE user_id = @user", cancellationToken, ("user", userId));
    }

    private async Task<bool> DisableAsync(string id, WebhookDisabledReason reason, Instant? lastSuccessBefore, Instant now, CancellationToken cancellationToken)
    {
        var disabled = await database.QueryAsync(
            """
            UPDATE webhooks SET disabled_at = @now, disabled_reason = @reason
            WHERE id = @id AND disabled_at IS NULL AND COALESCE(last_success_at, 0) < @before RETURNING id
            """,
            row => row.GetString(0),
            cancellationToken,
            ("id", id),
            ("now", now.ToUnixTimeMilliseconds()),
            ("reason", reason.ToString()),
            ("before", lastSuccessBefore?.ToUnixTimeMilliseconds() ?? long.MaxValue));
        if (disabled.Count == 0)
        {
            return false;
        }

        await database.ExecuteAsync(
            """
            UPDATE webhook_deliveries SET state = 'Failed', next_attempt_at = NULL, ended_at = @now, last_problem = 'the webhook is disabled'
            WHERE webhook_id = @id AND state = 'Pending'
            """,
            cancellationToken,
            ("id", id),
            ("now", now.ToUnixTimeMilliseconds()));
        return true;
    }

    private static string Names(IEnumerable<WebhookEvent> events) => string.Join(' ', events.Order().Select(WebhookEvents.NameOf));

    private static Webhook Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2),
        [.. row.GetString(3).Split(' ').Select(WebhookEvents.Of)],
        row.IsDBNull(4) ? null : row.GetString(4),
        row.GetString(5),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(6)),
        row.InstantOrNull(7),
        row.InstantOrNull(8),
        row.InstantOrNull(9),
        row.IsDBNull(10) ? null : Enum.Parse<WebhookDisabledReason>(row.GetString(10)));
}
