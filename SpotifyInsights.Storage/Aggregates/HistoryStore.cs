using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Lookups;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Loads a listener's whole history into memory, from the month versions that the manifest names and nothing else.</summary>
public sealed class HistoryStore(IObjectStore objects)
{
    private const int MaxAttempts = 3;

    // Reads wait for the network far longer than they compute.
    private const int ReadsAtOnce = 16;

    private readonly ManifestStore manifests = new(objects);
    private readonly VersionStore versions = new(objects);
    private readonly LookupStore lookups = new(objects);

    /// <summary>
    /// The history, or null when nothing was ever aggregated. Observed time goes up to the last poll, also one that brought nothing new.
    /// A file that cannot be read is a <see cref="CorruptObjectException"/> that names it.
    /// </summary>
    public async Task<ListeningHistory?> LoadAsync(string userId, CancellationToken cancellationToken) =>
        (await LoadAsync(userId, former: null, cancellationToken))?.History;

    /// <summary>
    /// The history with the name of its state: one read of the manifest, one of each month, one of the artists. Where <paramref name="former"/> holds the same plays,
    /// only the manifest is read again. Batches of looked up tracks are a read each.
    /// </summary>
    public async Task<HistoryState?> LoadAsync(string userId, ListeningHistory? former, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var manifest = await manifests.FindAsync(userId, cancellationToken);
            if (manifest?.DataVersion is null)
            {
                return null;
            }

            try
            {
                return new HistoryState(manifest.ETag!, await LoadAsync(userId, manifest, former, cancellationToken));
            }
            catch (CorruptObjectException) when (attempt < MaxAttempts)
            {
                // A version that the manifest no longer names may have been cleared away while this read was under way.
                if (await manifests.FindETagAsync(userId, cancellationToken) == manifest.ETag)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>Names the state that a load would read now, or null when there is none. One request for one object, which is not read.</summary>
    public Task<string?> FindStateAsync(string userId, CancellationToken cancellationToken) => manifests.FindETagAsync(userId, cancellationToken);

    private async Task<ListeningHistory> LoadAsync(string userId, Manifest manifest, ListeningHistory? former, CancellationToken cancellationToken)
    {
        var seen = manifest.LastSeen?.Covered;
        if (former is not null && former.DataVersion == manifest.DataVersion)
        {
            return seen is null ? former : former.WithObserved(seen.Value);
        }

        var artists = ReadArtistsAsync(userId, manifest, cancellationToken);
        var lookedUp = lookups.ReadAsync(userId, manifest.Lookups ?? [], cancellationToken);
        var history = new HistoryBuilder(manifest.Months.Sum(month => month.Rows));
        await AddMonthsAsync(userId, manifest, history, cancellationToken);
        foreach (var import in manifest.Applied.Imports)
        {
            if (import is { CoversFrom: { } since, CoversTo: { } until } && since < until)
            {
                history.AddObserved(new InstantRange(since, until));
            }
        }

        if (seen is not null)
        {
            history.AddObserved(seen.Value);
        }

        return history.Build(manifest.DataVersion!, await artists, await lookedUp);
    }

    /// <summary>What the newest snapshots say of artists: one read more, beside those of the months.</summary>
    private async Task<IReadOnlyList<Sighting<ReportedArtist>>> ReadArtistsAsync(string userId, Manifest manifest, CancellationToken cancellationToken) =>
        manifest.TopArtists is null ? [] : TopListVersions.Artists.Read(await versions.GetAsync(userId, manifest.TopArtists.Version, cancellationToken));

    /// <summary>Adds the months in their order, each while later ones are read.</summary>
    private async Task AddMonthsAsync(string userId, Manifest manifest, HistoryBuilder history, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = new Queue<Task<MonthOfHistory>>();
        try
        {
            foreach (var entry in manifest.Months)
            {
                if (reading.Count == ReadsAtOnce)
                {
                    history.Add(await reading.Dequeue());
                }

                reading.Enqueue(Task.Run(() => ReadMonthAsync(userId, entry, stopping.Token), stopping.Token));
            }

            while (reading.Count > 0)
            {
                history.Add(await reading.Dequeue());
            }
        }
        catch
        {
            // Nothing is read in the background once this has failed.
            await stopping.CancelAsync();
            await Task.WhenAll(reading).ContinueWith(static read => _ = read.Exception, TaskScheduler.Default);
            throw;
        }
    }

    private async Task<MonthOfHistory> ReadMonthAsync(string userId, MonthEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await MonthOfHistory.ReadAsync(versions.Source(userId, entry), entry.HistoryBytes, cancellationToken);
        }
        catch (CorruptObjectException)
        {
            // Something else lies there than what the manifest measured: only the whole file says what is wrong with it.
            return MonthOfHistory.Read(await versions.GetAsync(userId, entry.Version, cancellationToken));
        }
    }
}
