using SpotifyInsights.Tests.Storage.Objects;
using Xunit.Runner.InProc.SystemConsole;

namespace SpotifyInsights.Tests;

/// <summary>Runs the tests, or plays one of the processes that tests start and kill.</summary>
internal static class TestProgram
{
    public static Task<int> Main(string[] args) => args switch
    {
        [ObjectWriter.Command, .. var rest] => ObjectWriter.RunAsync(rest),
        [LockHolder.Command, var folder] => Task.FromResult(LockHolder.Run(folder)),
        [ObjectLister.Command, var folder, var startAfter] => ObjectLister.RunAsync(folder, startAfter),
        [FullDisk.Command, var folder] => FullDisk.RunAsync(folder),
        _ => ConsoleRunner.Run(args),
    };
}
