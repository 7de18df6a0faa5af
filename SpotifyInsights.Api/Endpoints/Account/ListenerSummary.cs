using NodaTime;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Endpoints.Account;

/// <summary>Puts together what is held of a listener.</summary>
public sealed class ListenerSummary(AccountStore accounts, ProfileStore profiles, ManifestStore manifests, IObjectStore objects)
{
    public async Task<Me> OfAsync(string userId, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(userId, cancellationToken);
        var profile = await profiles.FindAsync(userId, cancellationToken);
        var manifest = await manifests.FindAsync(userId, cancellationToken);
        var lastSnapshotAt = manifest?.LastSnapshot is { } id ? CollectionId.ToInstant(id) : (Instant?)null;
        var (count, bytes) = await MeasureAsync(userId, cancellationToken);
        return new Me(
            userId,
            profile?.DisplayName,
            profile?.Country,
            profile?.Product,
            account?.TimeZone,
            account?.AuthorizedAt,
            account is null or { NeedsSignIn: true } or { ProtectedTokens: null },
            lastSnapshotAt,
            lastSnapshotAt + Duration.FromHours(24),
            manifest?.Timestamp,
            manifest?.Months.Sum(month => (long)month.Rows) ?? 0,
            count,
            bytes);
    }

    private async Task<(long Count, long Bytes)> MeasureAsync(string userId, CancellationToken cancellationToken)
    {
        var (count, bytes) = (0L, 0L);
        await foreach (var found in objects.ListAsync(Keys.UserFolder(userId), startAfter: null, cancellationToken))
        {
            (count, bytes) = (count + 1, bytes + found.Length);
        }

        return (count, bytes);
    }
}
