using System.Text.Json.Nodes;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Aggregates;
using SpotifyInsights.Tests.Spotify;

namespace SpotifyInsights.Tests.Proof;

/// <summary>Every object of a store, by key, as the hash of its bytes.</summary>
public static class StoredState
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>All but version files that no manifest names: left over from stopped runs, they are cleared away when they are old enough.</summary>
    public static async Task<SortedDictionary<string, string>> OfAsync(StoreHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var objects = home.Store;
        var manifest = await new ManifestStore(objects).FindAsync(SpotifyHost.UserId, Cancel);
        var counting = (manifest?.Versions ?? []).Select(version => Keys.Version(SpotifyHost.UserId, version)).ToHashSet(StringComparer.Ordinal);
        var state = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var listed in objects.ListAsync("", startAfter: null, Cancel))
        {
            if (!listed.Key.StartsWith(Keys.VersionsFolder(SpotifyHost.UserId), StringComparison.Ordinal) || counting.Contains(listed.Key))
            {
                var content = await home.ContentAsync(listed.Key, Cancel);
                state[listed.Key] = IsSnapshotMetadata(listed.Key) ? WithoutCalls(content) : ContentHash.Of(content.Span);
            }
        }

        return state;
    }

    private static bool IsSnapshotMetadata(string key) =>
        key.StartsWith(Keys.SnapshotsFolder(SpotifyHost.UserId), StringComparison.Ordinal) && key.EndsWith("metadata.json", StringComparison.Ordinal);

    // The only value that may differ: a run that goes on where another was stopped does not know how many calls that one had made, and says null.
    private static string WithoutCalls(ReadOnlyMemory<byte> content)
    {
        var metadata = JsonNode.Parse(content.Span)!.AsObject();
        metadata.Remove("calls");
        return metadata.ToJsonString();
    }
}
