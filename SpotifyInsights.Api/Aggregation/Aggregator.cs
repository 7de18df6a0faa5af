using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Lookups;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Api.Aggregation;

/// <summary>
/// Brings a listener's aggregates up to date with the inputs. They are a function of the set of inputs: whatever was applied in which order, how often,
/// and where a former run broke off, the same inputs end in the same bytes. No clock is in them; <paramref name="time"/> only tells how old left-over files are.
/// Without <paramref name="publishesView"/> the files for other tools are left due: for whoever applies many inputs in a row and publishes once at the end.
/// </summary>
public sealed class Aggregator(IObjectStore objects, TimeProvider time, bool publishesView = true, CommittedHere? committed = null)
{
    private const int MaxAttempts = 10;
    private static readonly TimeSpan LeftOverAge = TimeSpan.FromMinutes(10);

    private readonly ManifestStore manifests = new(objects, committed);
    private readonly VersionStore versions = new(objects);
    private readonly MonthVersionStore monthVersions = new(new VersionStore(objects));
    private readonly SnapshotCatalogueStore catalogues = new(new VersionStore(objects));
    private readonly PublishedView view = new(objects);
    private readonly InputReader inputs = new(objects);
    private readonly LookupStore lookups = new(objects);

    /// <summary>
    /// Applies what is not applied yet. An input that cannot be read stops it with a <see cref="CorruptObjectException"/> that names the file; the former state
    /// then stays. Aggregates made with other rules than today's are made again from all inputs, whatever <paramref name="kind"/> says.
    /// </summary>
    public Task<AggregationResult> ApplyAsync(string userId, AggregationKind kind, CancellationToken cancellationToken) =>
        ApplyAsync(userId, kind, collected: null, cancellationToken);

    /// <summary>
    /// As <see cref="ApplyAsync(string, AggregationKind, CancellationToken)"/>, without looking for what the collector knows: a poll goes on top of the state
    /// that it saw, and of the snapshots only those around it and of the last week are looked at.
    /// </summary>
    public Task<AggregationResult> ApplyAsync(string userId, JustCollected collected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(collected);
        return ApplyAsync(userId, collected.Kind, collected, cancellationToken);
    }

    /// <summary>
    /// Applies an import that is not stored yet, with everything else that is not applied. It is stored between the version files and the manifest: a run that
    /// is cut off before leaves nothing but files that nobody names, which go at once if they can. After it nothing is cancelled any more.
    /// </summary>
    internal async Task<AggregationResult> ImportAsync(string userId, IPendingImport import, CancellationToken cancellationToken)
    {
        var current = await manifests.FindAsync(userId, cancellationToken);
        if (current?.Applied.Imports.Any(applied => applied.Id == import.Input.Import.Id) == true)
        {
            // Taken back before, by a run that was cut off: its rows have to go first.
            await ApplyAsync(userId, AggregationKind.Import, cancellationToken);
            current = await manifests.FindAsync(userId, cancellationToken);
        }

        var (kind, draft) = await DraftAsync(userId, import, current, cancellationToken);
        var written = new ConcurrentBag<MonthEntry>();
        Manifest next;
        try
        {
            next = await draft.WriteAsync(userId, monthVersions, new MonthTarget(PutAsync, import.Take), catalogues, cancellationToken);
            await import.StoreAsync(current, next, cancellationToken);
        }
        catch
        {
            await ForgetAsync(userId, current, written);
            throw;
        }

        var counting = await manifests.TryReplaceAsync(userId, current, next, CancellationToken.None);
        return counting is not null
            ? await FinishAsync(userId, kind, counting, draft, CancellationToken.None)
            : await ApplyAsync(userId, AggregationKind.Import, CancellationToken.None);

        async Task<MonthEntry> PutAsync(VersionRows version, MonthEntry? before, CancellationToken token)
        {
            var entry = await monthVersions.PutAsync(userId, version, before, token);
            written.Add(entry);
            return entry;
        }
    }

    /// <summary>The states before and after what <see cref="ImportAsync"/> would do. Nothing is written.</summary>
    internal async Task<(Manifest? Before, Manifest After)> TryImportAsync(string userId, IPendingImport import, CancellationToken cancellationToken)
    {
        var current = await manifests.FindAsync(userId, cancellationToken);
        var (_, draft) = await DraftAsync(userId, import, current, cancellationToken);
        var target = new MonthTarget((version, _, _) => Task.FromResult(MonthEntry.WithoutFile(version)), import.Take);
        return (current, await draft.WriteAsync(userId, monthVersions, target, catalogues: null, cancellationToken));
    }

    private async Task<(AggregationKind Kind, AggregateDraft Draft)> DraftAsync(
        string userId, IPendingImport import, Manifest? current, CancellationToken cancellationToken)
    {
        var kind = current is null || current.RulesVersion == AggregateRules.Version ? AggregationKind.Import : AggregationKind.Rebuild;
        var draft = await DraftAsync(userId, kind, current, collectedId: null, cancellationToken);
        draft.Add(import.Input);
        return (kind, draft);
    }

    // The work has failed already; what cannot be deleted now goes with the next run that clears up.
    private async Task ForgetAsync(string userId, Manifest? current, IEnumerable<MonthEntry> written)
    {
        var counting = current?.Versions.ToHashSet(StringComparer.Ordinal) ?? [];
        var nobodys = written.Select(entry => entry.Version).Where(version => !counting.Contains(version)).ToList();
        try
        {
            if (nobodys.Count > 0)
            {
                await versions.DeleteAsync(userId, nobodys, CancellationToken.None);
            }
        }
        catch (ObjectStoreException)
        {
        }
    }

    private async Task<AggregationResult> ApplyAsync(
        string userId, AggregationKind kind, JustCollected? collected, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var seen = attempt == 0 ? collected?.Seen : null;
            var current = seen ?? await manifests.FindAsync(userId, cancellationToken);
            var work = current is not null && current.RulesVersion != AggregateRules.Version ? AggregationKind.Rebuild : kind;
            AggregateDraft draft;
            Manifest? next;
            try
            {
                draft = work == AggregationKind.Poll && seen is not null
                    ? await DraftAsync(userId, seen, collected!.Id, cancellationToken)
                    : await DraftAsync(userId, work, current, collected?.Id, cancellationToken);
                next = await CommitAsync(userId, work, current, draft, cancellationToken);
            }
            catch (CorruptObjectException damage) when (attempt + 1 < MaxAttempts)
            {
                await ThrowUnlessSupersededAsync(userId, current, damage, cancellationToken);
                continue;
            }

            if (next is not null)
            {
                return await FinishAsync(userId, work, next, draft, cancellationToken);
            }

            if (current is null && draft.IsEmpty)
            {
                return draft.Result(dataVersion: null, isViewPublished: false);
            }
        }

        throw new ObjectChangedException(Keys.Manifest(userId));
    }

    // Whoever committed meanwhile may have cleared away a version that this state named. Otherwise the file is really damaged.
    private async Task ThrowUnlessSupersededAsync(
        string userId, Manifest? state, CorruptObjectException damage, CancellationToken cancellationToken)
    {
        if (await manifests.FindETagAsync(userId, cancellationToken) == state?.ETag)
        {
            ExceptionDispatchInfo.Throw(damage);
        }
    }

    private async Task<AggregateDraft> DraftAsync(string userId, Manifest seen, string pollId, CancellationToken cancellationToken)
    {
        var draft = new AggregateDraft(seen, SnapshotCatalogue.Empty);
        if (!seen.Applied.Polls.Contains(pollId) && await inputs.FindPollAsync(userId, pollId, cancellationToken) is { } poll)
        {
            draft.Add(poll);
        }

        return draft;
    }

    private async Task<AggregateDraft> DraftAsync(
        string userId, AggregationKind kind, Manifest? current, string? collectedId, CancellationToken cancellationToken)
    {
        var basis = kind == AggregationKind.Rebuild || current is null ? await EmptyAsync(userId, current, cancellationToken) : current;
        var catalogue = kind == AggregationKind.Poll ? SnapshotCatalogue.Empty : await catalogues.ReadAsync(userId, basis, cancellationToken);
        var draft = new AggregateDraft(basis, catalogue);
        await foreach (var poll in inputs.UnappliedPollsAsync(userId, basis.Applied.Polls, cancellationToken))
        {
            draft.Add(poll);
        }

        if (kind != AggregationKind.Poll)
        {
            await foreach (var snapshot in inputs.UnappliedSnapshotsAsync(userId, catalogue, basis.Applied.Snapshots.ListFromWith(collectedId), cancellationToken))
            {
                draft.Add(snapshot);
            }
        }

        if (kind is AggregationKind.Import or AggregationKind.Rebuild)
        {
            await AddImportsAsync(userId, basis.Applied.Imports, draft, cancellationToken);
        }

        return draft;
    }

    // Looked up tracks are no plays: a rebuild finds all of their batches again, and reads none of them.
    private async Task<Manifest> EmptyAsync(string userId, Manifest? current, CancellationToken cancellationToken)
    {
        var batches = await lookups.ListAsync(userId, cancellationToken);
        return new Manifest { LastSeen = current?.LastSeen, SettingsChanges = current?.SettingsChanges, Lookups = batches.Count == 0 ? null : batches };
    }

    private async Task AddImportsAsync(
        string userId, IReadOnlyList<AppliedImport> applied, AggregateDraft draft, CancellationToken cancellationToken)
    {
        var there = await inputs.ImportIdsAsync(userId, cancellationToken);
        draft.TakeBack([.. applied.Select(import => import.Id).Where(id => !there.Contains(id))]);
        foreach (var id in there.Except(applied.Select(import => import.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            draft.Add(await inputs.ReadImportAsync(userId, id, cancellationToken));
        }
    }

    /// <summary>The state that counts now; null when there is none, or when somebody else committed first.</summary>
    private async Task<Manifest?> CommitAsync(
        string userId, AggregationKind kind, Manifest? current, AggregateDraft draft, CancellationToken cancellationToken)
    {
        if (draft.IsEmpty && (kind != AggregationKind.Rebuild || current is null))
        {
            return current;
        }

        var target = new MonthTarget((version, before, token) => monthVersions.PutAsync(userId, version, before, token));
        var next = await draft.WriteAsync(userId, monthVersions, target, catalogues, cancellationToken);
        return await manifests.TryReplaceAsync(userId, current, next, cancellationToken);
    }

    private async Task<AggregationResult> FinishAsync(
        string userId, AggregationKind kind, Manifest manifest, AggregateDraft draft, CancellationToken cancellationToken)
    {
        var isPublishing = publishesView && kind != AggregationKind.Poll;
        if (isPublishing)
        {
            manifest = await PublishAsync(userId, manifest, everything: kind == AggregationKind.Rebuild, cancellationToken);
        }

        if (kind != AggregationKind.Poll)
        {
            // Polls leave it to the next snapshot: a listing grows with the months.
            var kept = manifest.Versions.ToHashSet(StringComparer.Ordinal);
            await versions.DeleteUnreferencedAsync(userId, kept, time.GetUtcNow() - LeftOverAge, cancellationToken);
        }

        return draft.Result(manifest.DataVersion, isPublishing);
    }

    /// <summary>Publishes the state, or a newer one where another run publishes at the same time; returns which.</summary>
    private async Task<Manifest> PublishAsync(string userId, Manifest manifest, bool everything, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            try
            {
                if (await view.TryPublishAsync(userId, manifest, everything, cancellationToken))
                {
                    return manifest;
                }
            }
            catch (CorruptObjectException damage) when (attempt + 1 < MaxAttempts)
            {
                await ThrowUnlessSupersededAsync(userId, manifest, damage, cancellationToken);
            }

            // What the other run wrote and what this one wrote lie mixed: all of it once more, from the state that counts now.
            manifest = await manifests.FindAsync(userId, cancellationToken) ?? manifest;
            everything = true;
        }

        throw new ObjectChangedException(Keys.Published(userId));
    }
}
