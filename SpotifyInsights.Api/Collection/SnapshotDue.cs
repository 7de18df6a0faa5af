using NodaTime;
using NodaTime.Extensions;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// The 24-hour rule. It counts from the last full snapshot: polls and imports move the newest collection many times a day and must not
/// postpone the next snapshot.
/// </summary>
public sealed class SnapshotDue(ICollectedInputs inputs, TimeProvider time)
{
    private static readonly Duration Rest = Duration.FromHours(24);

    /// <summary>When the next snapshot may be taken without force; null: now. Aggregates that cannot be read are an error, not "now".</summary>
    public async Task<Instant?> NextEligibleAtAsync(string userId, CancellationToken cancellationToken)
    {
        var applied = await inputs.FindAsync(userId, cancellationToken);
        return applied?.LastSnapshotAt + Rest is { } next && next > time.GetUtcNow().ToInstant() ? next : null;
    }
}
