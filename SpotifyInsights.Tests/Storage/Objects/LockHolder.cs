using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>The role of a process that has a store and does nothing: prints `held` or the reason why not, and waits for the end of its input.</summary>
public static class LockHolder
{
    public const string Command = "hold-lock";

    public static int Run(string folder)
    {
        try
        {
            using var held = LocalStoreLock.Acquire(folder);
            Console.Out.WriteLine("held");
            Console.Out.Flush();
            Console.In.ReadToEnd();
            return 0;
        }
        catch (StoreInUseException e)
        {
            Console.Out.WriteLine(e.Message);
            return 1;
        }
    }
}
