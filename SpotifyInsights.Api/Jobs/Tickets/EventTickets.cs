using NodaTime;
using SpotifyInsights.Api.OAuth;

namespace SpotifyInsights.Api.Jobs.Tickets;

/// <summary>Tickets to the events of jobs, in the job database as hashes, so that any process that shares it can take them.</summary>
public sealed class EventTickets(JobDatabase database, TimeProvider time)
{
    /// <summary>How long a ticket can be handed in.</summary>
    public static readonly Duration Lifetime = Duration.FromSeconds(60);

    /// <summary>Gives one out.</summary>
    /// <param name="userId">The listener.</param>
    /// <param name="jobId">His job.</param>
    /// <param name="caller">The program that asks for him; null: himself.</param>
    /// <param name="cancellationToken">Ends the wait for the table.</param>
    public async Task<EventsTicket> MakeAsync(string userId, string jobId, Delegation? caller, CancellationToken cancellationToken)
    {
        var (ticket, now) = (Secrets.Make(), time.GetCurrentInstant());
        await database.ExecuteAsync(
            """
            DELETE FROM event_tickets WHERE expires_at <= @now;
            INSERT INTO event_tickets (hash, user_id, job_id, grant_id, client_id, created_at, expires_at) VALUES (@hash, @user, @job, @grant, @client, @now, @expires)
            """,
            cancellationToken,
            ("now", now.ToUnixTimeMilliseconds()),
            ("hash", Secrets.Hash(ticket)),
            ("user", userId),
            ("job", jobId),
            ("grant", caller?.GrantId),
            ("client", caller?.ClientId),
            ("expires", (now + Lifetime).ToUnixTimeMilliseconds()));
        return new EventsTicket(ticket, $"/jobs/{jobId}/events?{EventTicketHandler.Parameter}={ticket}", now + Lifetime);
    }

    /// <summary>Uses a ticket up, also where it does not fit: whoever guesses has one guess.</summary>
    /// <returns>Null: it is unknown, used, over, or of another job.</returns>
    public async Task<GivenTicket?> RedeemAsync(string ticket, string? jobId, CancellationToken cancellationToken)
    {
        var found = await database.QueryAsync(
            "DELETE FROM event_tickets WHERE hash = @hash RETURNING user_id, job_id, grant_id, client_id, created_at, expires_at",
            row => (
                JobId: row.GetString(1),
                ExpiresAt: row.GetInt64(5),
                Ticket: new GivenTicket(
                    row.GetString(0),
                    row.IsDBNull(2) ? null : new Delegation(row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), [ApiScopes.Collect]),
                    Instant.FromUnixTimeMilliseconds(row.GetInt64(4)))),
            cancellationToken,
            ("hash", Secrets.Hash(ticket)));
        return found is [var (job, end, given)] && job == jobId && time.GetCurrentInstant().ToUnixTimeMilliseconds() < end ? given : null;
    }
}
