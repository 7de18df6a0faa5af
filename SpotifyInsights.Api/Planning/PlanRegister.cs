using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using NodaTime;
using SpotifyInsights.Api.Collection;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Accounts;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Planning;

/// <summary>
/// Keeps the plans in step with the accounts, which are the truth: a job database that was lost, restored or is new is filled from them, once at the start and then
/// every hour.
/// </summary>
public sealed class PlanRegister(
    CollectionPlanStore plans, GapStore gaps, AccountStore accounts, ManifestStore manifests, IOptions<CollectionOptions> options, TimeProvider time)
{
    private static readonly Duration Every = Duration.FromHours(1);

    private Instant? comparedAt;

    /// <summary>Compares, if the last time is an hour ago.</summary>
    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        var now = time.GetCurrentInstant();
        if (comparedAt is { } last && now - last < Every)
        {
            return;
        }

        var there = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var userId in accounts.ListUserIdsAsync(cancellationToken))
        {
            there.Add(userId);
            await TakeAsync(userId, cancellationToken);
        }

        foreach (var gone in (await plans.ListAsync(cancellationToken)).Where(plan => !there.Contains(plan.UserId)))
        {
            await plans.ForgetListenerAsync(gone.UserId, cancellationToken);
            await gaps.ForgetListenerAsync(gone.UserId, cancellationToken);
        }

        comparedAt = now;
    }

    /// <summary>Takes over what a listener's account says, and makes the plan where there is none.</summary>
    public async Task TakeAsync(string userId, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(userId, cancellationToken) is { } account)
        {
            var isNew = await plans.FindAsync(userId, cancellationToken) is null;
            await plans.PutAccountAsync(PlanOf(account, isNew ? await manifests.FindAsync(userId, cancellationToken) : null), cancellationToken);
        }
    }

    private CollectionPlan PlanOf(Account account, Manifest? manifest)
    {
        var now = time.GetCurrentInstant();
        return new CollectionPlan
        {
            UserId = account.UserId,
            AuthorizedAt = account.AuthorizedAt,
            NeedsSignIn = account is { NeedsSignIn: true } or { ProtectedTokens: null },
            NextSnapshotAt = manifest?.LastSnapshot is { } id ? CollectionId.ToInstant(id) + Duration.FromHours(24) : now,
            NextPollAt = now + (Duration.FromTimeSpan(options.Value.ShortestPace) * PlaceOf(account.UserId)),
            Pace = Duration.FromTimeSpan(options.Value.LongestPace),
            LastSuccessAt = CollectionGap.LastSeenAt(manifest),
        };
    }

    // From 0 to 1, always the same for a listener: after a start not all are asked for in the same minute.
    private static double PlaceOf(string userId) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(userId))) / (double)uint.MaxValue;
}
