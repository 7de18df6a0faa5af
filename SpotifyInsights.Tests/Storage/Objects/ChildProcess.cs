using System.Diagnostics;
using System.Reflection;

namespace SpotifyInsights.Tests.Storage.Objects;

/// <summary>This test program in another role, as a process of its own. Killed, not asked, when disposed.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process) => this.process = process;

    /// <summary>Starts the child through another program.</summary>
    /// <param name="wrapper">A program with its arguments that starts the child, such as a tracer; empty for none.</param>
    /// <param name="arguments">The role and its arguments.</param>
    public static ChildProcess Start(string[] wrapper, params string[] arguments)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        string[] command = [.. wrapper, host, "exec", Assembly.GetExecutingAssembly().Location, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Process.Start(start)!;
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        return new ChildProcess(started);
    }

    public static ChildProcess Start(params string[] arguments) => Start([], arguments);

    /// <summary>The next line the child printed; null when it has ended.</summary>
    public async Task<string?> ReadLineAsync() => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>SIGKILL (with all children), then what it had still printed.</summary>
    public async Task<string[]> KillAsync()
    {
        process.Kill(entireProcessTree: true);
        return await ReadToEndAsync();
    }

    public async Task<string[]> ReadToEndAsync()
    {
        var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
