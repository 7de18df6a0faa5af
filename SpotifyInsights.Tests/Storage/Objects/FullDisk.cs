using System.Diagnostics;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>
/// The role of a process that works on a file system too small for its second object, then on one that became read-only. Prints one line per outcome.
/// </summary>
public static class FullDisk
{
    public const string Command = "fill-disk";

    public static async Task<int> RunAsync(string folder)
    {
        var store = new LocalObjectStore(folder, TimeProvider.System);
        await store.PutAsync("k", new byte[300_000], PutCondition.None, CancellationToken.None);
        await ReportAsync(() => store.PutAsync("k", new byte[2_000_000], PutCondition.None, CancellationToken.None));
        Console.Out.WriteLine((await store.FindAsync("k", CancellationToken.None))?.Length);
        Console.Out.WriteLine(Directory.GetFiles(Path.Combine(folder, ".store", "incoming")).Length);
        await ReportAsync(() => store.PutAsync("k", new byte[100_000], PutCondition.None, CancellationToken.None));
        using (var mount = Process.Start("mount", ["-o", "remount,ro", folder]))
        {
            await mount.WaitForExitAsync();
        }

        await ReportAsync(() => store.PutAsync("k", new byte[10], PutCondition.None, CancellationToken.None));
        await ReportAsync(() => store.DeleteAsync("k", CancellationToken.None));
        await ReportAsync(() => store.PutAsync("new/folder", new byte[10], PutCondition.Absent, CancellationToken.None));
        Console.Out.WriteLine((await store.FindAsync("k", CancellationToken.None))?.Length);
        return 0;
    }

    private static async Task ReportAsync(Func<Task> work)
    {
        try
        {
            await work();
            Console.Out.WriteLine("done");
        }
        catch (ObjectStoreException e)
        {
            Console.Out.WriteLine(e.Message);
        }
    }
}
