using NodaTime;
using SpotifyInsights.Api.Aggregation;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Storage.Imports;
using SpotifyInsights.Tests.Storage.Objects;

namespace SpotifyInsights.Tests.Aggregation;

/// <summary>One listener in a memory store, and what stands in the aggregates.</summary>
public sealed class ListenerRig
{
    public const string UserId = "ada";

    public ListenerRig()
    {
        Memory = new MemoryObjectStore(Clock);
        Objects = new WatchedObjectStore(Memory);
    }

    public SettableClock Clock { get; } = new(DateTimeOffset.UnixEpoch);

    public MemoryObjectStore Memory { get; }

    public WatchedObjectStore Objects { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task PutAsync(IEnumerable<Collected> inputs)
    {
        foreach (var input in inputs)
        {
            await input.PutAsync(Memory, UserId, Token);
        }
    }

    public Task PutAsync(Imported import) => import.PutAsync(Memory, UserId, Token);

    public Task TakeBackAsync(Imported import) => new ImportStore(Memory).DeleteAsync(UserId, import.Id, Token);

    public Task<AggregationResult> ApplyAsync(AggregationKind kind) => new Aggregator(Objects, Clock).ApplyAsync(UserId, kind, Token);

    public async Task<Manifest> ManifestAsync() => (await new ManifestStore(Memory).FindAsync(UserId, Token))!;

    public async Task<ListeningHistory> HistoryAsync() => (await new HistoryStore(Memory).LoadAsync(UserId, Token))!;

    /// <summary>Every aggregate that counts, as hex: the manifest, the versions it names and the published files.</summary>
    public async Task<SortedDictionary<string, string>> AggregatesAsync()
    {
        var counting = (await ManifestAsync()).Versions.Select(version => Keys.Version(UserId, version)).ToHashSet();
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var listed in Memory.ListAsync(Keys.AggregatesFolder(UserId), startAfter: null, Token))
        {
            if (!listed.Key.StartsWith(Keys.VersionsFolder(UserId), StringComparison.Ordinal) || counting.Contains(listed.Key))
            {
                all[listed.Key] = ContentHash.Of((await Memory.GetAsync(listed.Key, Token))!.Content.Span);
            }
        }

        return all;
    }

    /// <summary>What a rebuild from the same inputs in an empty store comes to.</summary>
    public static async Task<SortedDictionary<string, string>> RebuiltAsync(IEnumerable<Collected> inputs, params IEnumerable<Imported> imports)
    {
        var rig = new ListenerRig();
        await rig.PutAsync(inputs);
        foreach (var import in imports)
        {
            await rig.PutAsync(import);
        }

        await rig.ApplyAsync(AggregationKind.Rebuild);
        return await rig.AggregatesAsync();
    }

    public async Task<IReadOnlyList<(Witness Witness, YearMonth Month)>> WitnessesAsync()
    {
        var witnesses = new List<(Witness, YearMonth)>();
        foreach (var month in (await ManifestAsync()).Months)
        {
            var (known, _) = await new MonthVersionStore(new VersionStore(Memory)).ReadWitnessesAsync(UserId, month, Token);
            witnesses.AddRange(known.Select(witness => (witness, month.Month)));
        }

        return witnesses;
    }
}
