using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SpotifyInsights.Api.Jobs;

namespace SpotifyInsights.Api.Listens;

/// <summary>
/// Listens that were taken and are not yet part of the history. They wait in the job database: one small transaction each, and nothing in the object store until many of
/// them go there together. What a batch took stays until its import is there, so that a run that breaks off takes the same ones again.
/// </summary>
public sealed class WaitingListens(JobDatabase database)
{
    private const string Insert =
        """
        INSERT INTO waiting_listens (user_id, started_at, hash, body, received_at) VALUES (@user, @started, @hash, @body, @received)
        ON CONFLICT (user_id, started_at, hash) DO NOTHING
        """;

    /// <summary>Keeps listens, all or none; one that waits already is kept once.</summary>
    public async Task AddAsync(string userId, IReadOnlyList<Listen> listens, Instant receivedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listens);
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var listen in listens)
        {
            await transaction.ExecuteAsync(
                Insert,
                cancellationToken,
                ("user", userId),
                ("started", listen.StartedAt),
                ("hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(listen.Body)))),
                ("body", listen.Body),
                ("received", receivedAt.ToUnixTimeMilliseconds()));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>How many of a listener wait.</summary>
    public async Task<long> CountAsync(string userId, CancellationToken cancellationToken) =>
        (await database.QueryAsync("SELECT COUNT(*) FROM waiting_listens WHERE user_id = @user", row => row.GetInt64(0), cancellationToken, ("user", userId))).Single();

    /// <summary>Listeners of whom so many wait, or any for so long.</summary>
    public async Task<IReadOnlyList<string>> ListDueAsync(int most, Instant oldest, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT user_id FROM waiting_listens GROUP BY user_id HAVING COUNT(*) >= @most OR MIN(received_at) <= @oldest ORDER BY user_id",
            row => row.GetString(0),
            cancellationToken,
            ("most", most),
            ("oldest", oldest.ToUnixTimeMilliseconds()));

    /// <summary>A listener's batches that broke off, and then a new one of what no batch has taken.</summary>
    public async Task<IReadOnlyList<string>> ClaimAsync(string userId, string newBatch, CancellationToken cancellationToken)
    {
        var batches = await BatchesAsync(userId, cancellationToken);
        if (!batches.Contains(newBatch))
        {
            await database.ExecuteAsync(
                "UPDATE waiting_listens SET batch = @batch WHERE user_id = @user AND batch IS NULL", cancellationToken, ("user", userId), ("batch", newBatch));
        }

        return await BatchesAsync(userId, cancellationToken);
    }

    /// <summary>The listens of a batch, always in the same order, and when the last of them came.</summary>
    public async Task<(IReadOnlyList<string> Bodies, Instant ReceivedAt)> ReadAsync(string userId, string batch, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT body, received_at FROM waiting_listens WHERE user_id = @user AND batch = @batch ORDER BY started_at, hash",
            row => (Body: row.GetString(0), ReceivedAt: row.GetInt64(1)),
            cancellationToken,
            ("user", userId),
            ("batch", batch));
        return ([.. rows.Select(row => row.Body)], Instant.FromUnixTimeMilliseconds(rows.Max(row => row.ReceivedAt)));
    }

    /// <summary>Forgets a batch that is part of the history.</summary>
    public Task ForgetAsync(string userId, string batch, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM waiting_listens WHERE user_id = @user AND batch = @batch", cancellationToken, ("user", userId), ("batch", batch));

    /// <summary>Forgets all of a listener.</summary>
    public Task ForgetListenerAsync(string userId, CancellationToken cancellationToken) =>
        database.ExecuteAsync("DELETE FROM waiting_listens WHERE user_id = @user", cancellationToken, ("user", userId));

    private async Task<IReadOnlyList<string>> BatchesAsync(string userId, CancellationToken cancellationToken) =>
        await database.QueryAsync(
            "SELECT DISTINCT batch FROM waiting_listens WHERE user_id = @user AND batch IS NOT NULL ORDER BY batch", Text, cancellationToken, ("user", userId));

    private static string Text(DbDataReader row) => row.GetString(0);
}
