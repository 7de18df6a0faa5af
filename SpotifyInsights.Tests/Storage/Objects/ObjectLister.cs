using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>The role of a process that prints the keys of a store.</summary>
public static class ObjectLister
{
    public const string Command = "list-objects";

    public static async Task<int> RunAsync(string folder, string startAfter)
    {
        await foreach (var found in new LocalObjectStore(folder, TimeProvider.System).ListAsync("", startAfter, CancellationToken.None))
        {
            Console.Out.WriteLine(found.Key);
        }

        return 0;
    }
}
