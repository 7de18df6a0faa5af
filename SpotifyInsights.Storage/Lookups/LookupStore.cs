using NodaTime;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Storage.Lookups;

/// <summary>
/// Batches of tracks that were looked up at Spotify: inputs, written once and never changed. Each is part of the history from the moment the manifest names it.
/// </summary>
public sealed class LookupStore(IObjectStore objects)
{
    private const int ReadsAtOnce = 16;
    private const string Ending = ".parquet";

    /// <summary>Writes a batch and returns its id: the second of <paramref name="at"/>, or the next one that no batch has.</summary>
    public async Task<string> PutNewAsync(string userId, Instant at, IReadOnlyList<LookedUpTrack> tracks, CancellationToken cancellationToken)
    {
        var content = LookupSchema.Write(tracks);
        for (var second = at; ; second += Duration.FromSeconds(1))
        {
            var id = CollectionId.From(second);
            if ((await objects.PutAsync(Keys.Lookup(userId, id), content, PutCondition.Absent, cancellationToken)).IsWritten)
            {
                return id;
            }
        }
    }

    /// <summary>The ids of all batches, oldest first. What is no batch is passed over.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        var (folder, ids) = (Keys.LookupsFolder(userId), new List<string>());
        await foreach (var found in objects.ListAsync(folder, startAfter: null, cancellationToken))
        {
            var name = found.Key[folder.Length..];
            if (name.EndsWith(Ending, StringComparison.Ordinal) && CollectionId.TryParse(name[..^Ending.Length], out _))
            {
                ids.Add(name[..^Ending.Length]);
            }
        }

        return ids;
    }

    /// <summary>The tracks of some batches, in the order of the batches.</summary>
    /// <exception cref="CorruptObjectException">A batch is gone or cannot be read.</exception>
    public async Task<IReadOnlyList<LookedUpTrack>> ReadAsync(string userId, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var batches = new IReadOnlyList<LookedUpTrack>[ids.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ids.Count, parallel, async (i, token) => batches[i] = await ReadAsync(userId, ids[i], token));
        return [.. batches.SelectMany(batch => batch)];
    }

    private async Task<IReadOnlyList<LookedUpTrack>> ReadAsync(string userId, string id, CancellationToken cancellationToken)
    {
        var key = Keys.Lookup(userId, id);
        return LookupSchema.Read(await objects.GetAsync(key, cancellationToken) ?? throw new CorruptObjectException(key, "the manifest names it and it is not there"));
    }
}
