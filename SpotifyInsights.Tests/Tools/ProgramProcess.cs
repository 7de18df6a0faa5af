using System.Collections.Concurrent;
using System.Diagnostics;

namespace SpotifyInsights.Tests.Tools;

/// <summary>The real program as a process of its own, on a port that it keeps when it is started again.</summary>
/// <param name="settings">What stands on its command line beside the address, such as `--Storage:LocalPath=…`.</param>
internal sealed class ProgramProcess(params IEnumerable<string> settings) : IAsyncDisposable
{
    private const int Remembered = 200;

    private readonly ConcurrentQueue<string> said = new();
    private Process? process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Loopback.FreePort()}");

    public bool IsRunning => process is { HasExited: false };

    /// <summary>The settings that let it take a simulated Spotify for the real one.</summary>
    public static string[] With(Uri spotify) =>
    [
        "--Spotify:ClientId=simulator-client",
        "--Spotify:ClientSecret=simulator-secret",
        $"--Spotify:ApiBaseAddress={spotify}",
        $"--Spotify:AccountsBaseAddress={spotify}",
    ];

    /// <summary>Starts it and returns when it is ready.</summary>
    public async Task StartAsync()
    {
        process?.Dispose();
        process = Launch();

        // Drained, so that a full pipe never blocks the program.
        said.Clear();
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await UntilReadyAsync(process);
    }

    /// <summary>Starts another process with the same command line; the caller reads what it says and disposes it.</summary>
    public Process Launch() => Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, $"--urls={Address}", .. settings])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    /// <summary>Ends it in the middle of whatever it does (`kill -9`).</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Tells it to stop (`SIGTERM`, as systemd and container runtimes do) and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(Patience.Token());
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await KillAsync();
        }

        process?.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        SuiteLogs.Hear(line.Data);
        said.Enqueue(line.Data ?? "");
        if (said.Count > Remembered)
        {
            said.TryDequeue(out _);
        }
    }

    private async Task UntilReadyAsync(Process started)
    {
        using var client = new HttpClient();
        var limit = Patience.Token();
        while (true)
        {
            try
            {
                using var ready = await client.GetAsync(new Uri(Address, "/health/ready"), limit);
                if (ready.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet, or never.
                started.HasExited.ShouldBeFalse($"it ended: {string.Join('\n', said)}");
            }

            await Patience.PauseAsync(limit);
        }
    }
}
