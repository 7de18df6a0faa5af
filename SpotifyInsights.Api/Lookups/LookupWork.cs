using System.Text.Json;
using NodaTime;
using SpotifyInsights.Api.Jobs;
using SpotifyInsights.Api.Json;
using SpotifyInsights.Api.Spotify;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Lookups;

namespace SpotifyInsights.Api.Lookups;

/// <summary>
/// Looks tracks up that exports alone know, as a job: as many as the day's calls allow. A run that breaks off keeps what it has; one that dies loses only the calls.
/// </summary>
public sealed class LookupWork(
    SpotifyClient spotify, LookupStore lookups, HistoryStore histories, ManifestStore manifests, LookupCalls calls, TimeProvider time) : IJobWork
{
    /// <summary>From one turn of a listener to the next.</summary>
    public static readonly Duration Every = Duration.FromHours(24);

    /// <summary>To the next try where others have used up the day's calls, or a run broke off.</summary>
    public static readonly Duration Soon = Duration.FromHours(1);

    public JobKind Kind => JobKind.Lookup;

    public async Task<JsonElement?> RunAsync(JobContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Report(new JobStep(0));
        var (userId, now) = (context.UserId, time.GetCurrentInstant());
        await calls.SetNextAsync(userId, now + Soon, cancellationToken);

        // Batches of a run that died before the manifest named them count from here on.
        var batches = await lookups.ListAsync(userId, cancellationToken);
        await manifests.AddLookupsAsync(userId, batches, cancellationToken);
        var history = await histories.LoadAsync(userId, cancellationToken);
        var asked = (await lookups.ReadAsync(userId, batches, cancellationToken)).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        var missing = history is null ? [] : LookupPlan.Missing(history, asked);
        var taken = await calls.TakeAsync(now, missing.Count, cancellationToken);
        var found = new List<LookedUpTrack>();
        try
        {
            await LookUpAsync(userId, missing, taken, found, cancellationToken);
        }
        finally
        {
            await calls.GiveBackAsync(now, taken - found.Count, CancellationToken.None);
            await KeepAsync(userId, found);
        }

        var left = missing.Count - found.Count;
        await calls.SetNextAsync(userId, left == 0 ? null : now + (taken > 0 ? Every : Soon), cancellationToken);
        var version = found.Count == 0 ? null : (await manifests.FindAsync(userId, cancellationToken))?.DataVersion;
        return JsonSerializer.SerializeToElement(new LookupResult(found.Count(one => one.Track is not null), found.Count(one => one.Track is null), left, version), ApiJson.Options);
    }

    private async Task LookUpAsync(string userId, IReadOnlyList<string> ids, int count, List<LookedUpTrack> found, CancellationToken cancellationToken)
    {
        var ledger = new CallLedger(userId);
        foreach (var id in ids.Take(count))
        {
            var track = await spotify.FindTrackAsync(ledger, id, cancellationToken);
            found.Add(new LookedUpTrack(id, track is null ? null : SpotifyReports.Track(track)));
        }
    }

    // Also of a run that is stopped or refused: the calls are spent.
    private async Task KeepAsync(string userId, List<LookedUpTrack> found)
    {
        if (found.Count > 0)
        {
            var id = await lookups.PutNewAsync(userId, time.GetCurrentInstant(), found, CancellationToken.None);
            await manifests.AddLookupsAsync(userId, [id], CancellationToken.None);
        }
    }
}
