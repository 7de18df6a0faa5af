using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Messages;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Planning;

/// <summary>Warns listeners 30, 7 and 1 days before Spotify ends their sign-in, each once, on whatever node: by webhook and in the log.</summary>
public sealed class SignInWarnings(JobDatabase database, WebhookSignal signal, TimeProvider time, ILogger<SignInWarnings> log)
{
    private static readonly int[] Levels = [1, 7, 30];

    /// <summary>Gives the warnings that are due.</summary>
    /// <returns>How many.</returns>
    public async Task<int> WarnAsync(CancellationToken cancellationToken)
    {
        var (now, given) = (time.GetCurrentInstant(), 0);
        var waiting = await database.QueryAsync(
            "SELECT user_id, authorized_at FROM collection_plans WHERE needs_sign_in = 0 AND authorized_at IS NOT NULL AND authorized_at <= @before",
            row => (UserId: row.GetString(0), AuthorizedAt: Instant.FromUnixTimeMilliseconds(row.GetInt64(1))),
            cancellationToken,
            ("before", (now - SignInEnd.LeastLife + Duration.FromDays(Levels[^1])).ToUnixTimeMilliseconds()));
        foreach (var (userId, authorizedAt) in waiting)
        {
            if (LevelOf(SignInEnd.Of(authorizedAt) - now) is { } level && await WarnAsync(userId, authorizedAt, level, now, cancellationToken))
            {
                given++;
            }
        }

        return given;
    }

    // The nearest of the levels that are reached; null: none is, or it is over, which the next refusal tells.
    private static int? LevelOf(Duration left)
    {
        int? reached = Array.Find(Levels, level => left <= Duration.FromDays(level));
        return left <= Duration.Zero || reached == 0 ? null : reached;
    }

    private async Task<bool> WarnAsync(string userId, Instant authorizedAt, int level, Instant now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var taken = await transaction.QueryAsync(
            """
            UPDATE collection_plans SET warned_days = @level
            WHERE user_id = @user AND authorized_at = @authorized AND (warned_days IS NULL OR warned_days > @level) RETURNING user_id
            """,
            row => row.GetString(0),
            cancellationToken,
            ("user", userId),
            ("authorized", authorizedAt.ToUnixTimeMilliseconds()),
            ("level", level));
        if (taken.Count == 0)
        {
            return false;
        }

        var ending = new SignInEndingMessage(SignInEnd.Of(authorizedAt), SignInEnd.DaysLeft(authorizedAt, now), "/auth/login");
        await EventMessages.AddAsync(transaction, userId, WebhookEvent.SignInEnding, now, ending, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Give();
        log.LogWarning("The sign-in of listener {UserId} at Spotify ends in {Days} days or less: they have to sign in again", userId, level);
        return true;
    }
}
