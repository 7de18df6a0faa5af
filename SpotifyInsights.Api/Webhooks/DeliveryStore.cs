using System.Data.Common;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Paging;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Webhooks;

/// <summary>The table of messages to webhooks: what happened is noted there with the end of its job, and stays until it has arrived or was given up.</summary>
public sealed class DeliveryStore(JobDatabase database, IOptions<WebhookOptions> options)
{
    private const string Columns = "id, webhook_id, event, body, state, created_at, attempts, last_attempt_at, next_attempt_at, last_status, last_problem";

    private const string Insert =
        """
        INSERT INTO webhook_deliveries (id, webhook_id, user_id, event, body, state, created_at, next_attempt_at)
        VALUES (@id, @webhook, @user, @event, @body, 'Pending', @created, @created)
        """;

    // An attempt may write only while no later one was begun.
    private const string OwnAttempt = "id = @id AND state = 'Pending' AND attempts = @attempts";

    // Longer than an attempt takes: until then nobody else takes the message.
    private readonly Duration claim = Duration.FromTimeSpan(options.Value.Timeout) + Duration.FromMinutes(1);

    /// <summary>Adds a message, due at once.</summary>
    public Task AddAsync(string userId, Delivery delivery, CancellationToken cancellationToken) =>
        database.ExecuteAsync(Insert, cancellationToken, Values(userId, delivery));

    /// <summary>A webhook's messages behind a place, newest first.</summary>
    public async Task<IReadOnlyList<Delivery>> ListAsync(string webhookId, TimePlace after, int limit, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            $"SELECT {Columns} FROM webhook_deliveries WHERE webhook_id = @webhook AND {TimePlace.IsBehind} ORDER BY created_at DESC, id DESC LIMIT @limit",
            Read,
            cancellationToken,
            ("webhook", webhookId),
            ("afterTime", after.Milliseconds),
            ("afterId", after.Id),
            ("limit", limit));

    /// <summary>Webhooks for which something is due.</summary>
    public async Task<IReadOnlyList<string>> ListDueAsync(Instant now, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT DISTINCT webhook_id FROM webhook_deliveries WHERE state = 'Pending' AND next_attempt_at <= @now",
            row => row.GetString(0),
            cancellationToken,
            ("now", now.ToUnixTimeMilliseconds()));

    /// <summary>Begins an attempt with the oldest message that is due.</summary>
    /// <returns>Null: nothing is due.</returns>
    public async Task<Delivery?> ClaimNextAsync(string webhookId, Instant now, CancellationToken cancellationToken) =>
        (await database.QueryAsync(
            $"""
            UPDATE webhook_deliveries SET attempts = attempts + 1, last_attempt_at = @now, next_attempt_at = @until
            WHERE state = 'Pending' AND next_attempt_at <= @now AND id = (
                SELECT id FROM webhook_deliveries WHERE webhook_id = @webhook AND state = 'Pending' AND next_attempt_at <= @now ORDER BY created_at, id LIMIT 1)
            RETURNING {Columns}
            """,
            Read,
            cancellationToken,
            ("webhook", webhookId),
            ("now", now.ToUnixTimeMilliseconds()),
            ("until", (now + claim).ToUnixTimeMilliseconds()))).SingleOrDefault();

    /// <summary>Notes that a message has arrived.</summary>
    public async Task SucceedAsync(Delivery attempt, int? status, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        await database.ExecuteAsync(
            $"UPDATE webhook_deliveries SET state = 'Delivered', next_attempt_at = NULL, ended_at = @now, last_status = @status, last_problem = NULL WHERE {OwnAttempt}",
            cancellationToken,
            ("id", attempt.Id),
            ("attempts", attempt.Attempts),
            ("status", status),
            ("now", now.ToUnixTimeMilliseconds()));
        await database.ExecuteAsync(
            "UPDATE webhooks SET last_success_at = @now, failing_since = NULL WHERE id = @id",
            cancellationToken,
            ("id", attempt.WebhookId),
            ("now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>Notes that a message has not arrived.</summary>
    /// <param name="attempt">The message as it was claimed.</param>
    /// <param name="outcome">What came of the attempt.</param>
    /// <param name="nextAt">When it is sent again; null: it is given up.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FailAsync(Delivery attempt, DeliveryOutcome outcome, Instant? nextAt, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(outcome);
        await database.ExecuteAsync(
            $"UPDATE webhook_deliveries SET state = @state, next_attempt_at = @next, ended_at = @ended, last_status = @status, last_problem = @problem WHERE {OwnAttempt}",
            cancellationToken,
            ("id", attempt.Id),
            ("attempts", attempt.Attempts),
            ("state", (nextAt is null ? DeliveryState.Failed : DeliveryState.Pending).ToString()),
            ("next", nextAt?.ToUnixTimeMilliseconds()),
            ("ended", nextAt is null ? now.ToUnixTimeMilliseconds() : null),
            ("status", outcome.Status),
            ("problem", outcome.Problem));
        await database.ExecuteAsync(
            "UPDATE webhooks SET failing_since = COALESCE(failing_since, @now) WHERE id = @id",
            cancellationToken,
            ("id", attempt.WebhookId),
            ("now", now.ToUnixTimeMilliseconds()));
    }

    /// <summary>Lets a message that has arrived or was given up be sent again from the beginning.</summary>
    /// <returns>The message as it is now; null: the webhook has no such.</returns>
    public async Task<Delivery?> RetryAsync(string webhookId, string id, Instant now, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            """
            UPDATE webhook_deliveries SET state = 'Pending', attempts = 0, next_attempt_at = @now, ended_at = NULL
            WHERE id = @id AND webhook_id = @webhook AND state <> 'Pending'
            """,
            cancellationToken,
            ("id", id),
            ("webhook", webhookId),
            ("now", now.ToUnixTimeMilliseconds()));
        return (await database.QueryAsync(
            $"SELECT {Columns} FROM webhook_deliveries WHERE id = @id AND webhook_id = @webhook", Read, cancellationToken, ("id", id), ("webhook", webhookId))).SingleOrDefault();
    }

    /// <summary>Forgets messages that ended before an instant.</summary>
    public Task ForgetEndedAsync(Instant before, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM webhook_deliveries WHERE ended_at < @before", cancellationToken, ("before", before.ToUnixTimeMilliseconds()));

    /// <summary>Adds a message to what a transaction writes.</summary>
    internal static Task AddAsync(DbTransaction transaction, string userId, Delivery delivery, CancellationToken cancellationToken) =>
        transaction.ExecuteAsync(Insert, cancellationToken, Values(userId, delivery));

    private static (string Name, object? Value)[] Values(string userId, Delivery delivery) =>
    [
        ("id", delivery.Id),
        ("webhook", delivery.WebhookId),
        ("user", userId),
        ("event", delivery.Event.ToString()),
        ("body", delivery.Body),
        ("created", delivery.CreatedAt.ToUnixTimeMilliseconds()),
    ];

    private static Delivery Read(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        Enum.Parse<WebhookEvent>(row.GetString(2)),
        row.GetString(3),
        Enum.Parse<DeliveryState>(row.GetString(4)),
        Instant.FromUnixTimeMilliseconds(row.GetInt64(5)),
        row.GetInt32(6),
        row.InstantOrNull(7),
        row.InstantOrNull(8),
        row.IsDBNull(9) ? null : row.GetInt32(9),
        row.IsDBNull(10) ? null : row.GetString(10));
}
