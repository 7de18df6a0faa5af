using SpotifyInsights.Api.Auth;
using SpotifyInsights.Api.Endpoints.Health;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Webhooks;
using SpotifyInsights.Api.Webhooks.Messages;
using SpotifyInsights.Api.Webhooks.Sending;

namespace SpotifyInsights.Api.Planning;

/// <summary>Tells the owner of the instance once that the collection stands still, and once that it goes on: in the log and by webhook. What was told is in the job database, so that neither a restart nor another node repeats it.</summary>
public sealed class StandstillAlert(
    CollectionStates states, JobDatabase database, SignInPolicy policy, WebhookSignal signal, TimeProvider time, ILogger<StandstillAlert> log)
{
    private const string Name = "collection-stalled";

    /// <summary>Looks how it stands now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var health = await states.HealthAsync(cancellationToken);
        var (isStill, now) = (health.Status == HealthStatus.Failed, time.GetCurrentInstant());
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await transaction.QueryAsync(
            isStill
                ? "INSERT INTO alerts (name, raised_at) VALUES (@name, @now) ON CONFLICT (name) DO NOTHING RETURNING name"
                : "DELETE FROM alerts WHERE name = @name AND raised_at <= @now RETURNING name",
            row => row.GetString(0),
            cancellationToken,
            ("name", Name),
            ("now", now.ToUnixTimeMilliseconds()));
        if (changed.Count == 0)
        {
            return;
        }

        if (await policy.FindOperatorAsync(cancellationToken) is { } owner)
        {
            var kind = isStill ? WebhookEvent.CollectionStalled : WebhookEvent.CollectionRecovered;
            await EventMessages.AddAsync(transaction, owner, kind, now, new StandstillMessage(health.LastSuccessAt, health.Detail), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        signal.Give();
        Say(health, isStill);
    }

    private void Say(CollectionHealth health, bool isStill)
    {
        if (isStill)
        {
            log.LogError("The collection stands still since {LastSuccessAt}. {Detail}", health.LastSuccessAt, health.Detail);
        }
        else
        {
            log.LogInformation("The collection goes on again");
        }
    }
}
