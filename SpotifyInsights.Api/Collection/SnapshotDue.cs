using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Collection;

/// <summary>
/// The 24-hour rule. It counts from the last full snapshot: polls and imports move the newest collection many times a day and must not
/// postpone the next snapshot.
/// </summary>
public sealed class SnapshotDue(ManifestStore manifests, TimeProvider time)
{
    private static readonly Duration Rest = Duration.FromHours(24);

    /// <summary>When the next snapshot may be taken without force; null: now. A manifest that cannot be read is an error, not "now".</summary>
    public async Task<Instant?> NextEligibleAtAsync(string userId, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        if (manifest?.LastSnapshot is not { } lastSnapshot)
        {
            return null;
        }

        var next = CollectionId.ToInstant(lastSnapshot) + Rest;
        return next > time.GetUtcNow().ToInstant() ? next : null;
    }
}
