using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Objects;
using SpotifyInsights.Storage.Polls;

namespace SpotifyInsights.Storage.Aggregates;

/// <summary>Loads a listener's whole history into memory, from the month versions that the manifest names and nothing else.</summary>
public sealed class HistoryStore(IObjectStore objects)
{
    private const int MaxAttempts = 3;

    private readonly ManifestStore manifests = new(objects);
    private readonly VersionStore versions = new(objects);
    private readonly PollStore polls = new(objects);

    /// <summary>
    /// The history, or null when nothing was ever aggregated. Observed time goes up to the last poll, also one that brought nothing new.
    /// A file that cannot be read is a <see cref="CorruptObjectException"/> that names it.
    /// </summary>
    public async Task<ListeningHistory?> LoadAsync(string userId, CancellationToken cancellationToken)
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
                return await LoadAsync(userId, manifest, cancellationToken);
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

    /// <summary>
    /// Names the state that <see cref="LoadAsync(string, CancellationToken)"/> would read, or null when there is none: the manifest, and the last poll
    /// that brought nothing new, which adds observed time.
    /// </summary>
    public async Task<string?> FindStateAsync(string userId, CancellationToken cancellationToken)
    {
        var manifest = await manifests.FindETagAsync(userId, cancellationToken);
        return manifest is null ? null : $"{manifest}+{(await objects.FindAsync(Keys.PollsLastSeen(userId), cancellationToken))?.ETag}";
    }

    private async Task<ListeningHistory> LoadAsync(string userId, Manifest manifest, CancellationToken cancellationToken)
    {
        var months = new MonthOfHistory[manifest.Months.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, months.Length, parallel, async (i, token) =>
            months[i] = MonthOfHistory.Read(await versions.GetAsync(userId, manifest.Months[i].Version, token)));

        var history = new HistoryBuilder(months.Sum(month => month.StartedAt.Length));
        foreach (var month in months)
        {
            history.Add(month);
        }

        foreach (var import in manifest.Applied.Imports)
        {
            if (import is { CoversFrom: { } since, CoversTo: { } until } && since < until)
            {
                history.AddObserved(new InstantRange(since, until));
            }
        }

        var lastSeen = await polls.FindLastSeenAsync(userId, cancellationToken);
        if (lastSeen is { CoversFrom: { } from } && from < lastSeen.SeenAt)
        {
            history.AddObserved(new InstantRange(from, lastSeen.SeenAt));
        }

        return history.Build(manifest.DataVersion!);
    }
}
