using NodaTime;

namespace SpotifyInsights.Api.Webhooks.Sending;

/// <summary>
/// When a message that did not arrive is sent again: eight attempts within 31 to 38 hours, as Standard Webhooks proposes. Chance adds up to a fifth to every wait. Safe to
/// share.
/// </summary>
public sealed class DeliverySchedule(Random random)
{
    private const double MostSpread = 0.2;

    private static readonly Duration[] Waits =
    [
        Duration.FromSeconds(30), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2), Duration.FromHours(5), Duration.FromHours(10), Duration.FromHours(14),
    ];

    private readonly Lock gate = new();

    /// <summary>The wait after an attempt that failed; null: that was the last.</summary>
    /// <param name="attempts">Attempts so far; from 1.</param>
    /// <param name="kind">What the message tells: a ping is sent once, for somebody waits for what comes of it.</param>
    public Duration? After(int attempts, WebhookEvent kind)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (kind == WebhookEvent.Ping || attempts > Waits.Length)
        {
            return null;
        }

        lock (gate)
        {
            return Waits[attempts - 1] * (1 + (MostSpread * random.NextDouble()));
        }
    }
}
