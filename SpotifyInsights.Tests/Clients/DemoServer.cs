using System.Diagnostics;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Clients;

/// <summary>The demo as a process of its own on a real port, with a short history, and with the programs of the samples registered.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("spotify-insights-demo-").FullName;
    private Process? program;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"http://127.0.0.1:{Loopback.FreePort()}");

    /// <summary>Where the sample front end is served from: another origin, which may call.</summary>
    public Uri FrontEnd { get; } = new($"http://127.0.0.1:{Loopback.FreePort()}");

    public async ValueTask InitializeAsync()
    {
        program = Process.Start(new ProcessStartInfo("dotnet",
        [
            typeof(Program).Assembly.Location,
            $"--urls={Address}",
            $"--Storage:LocalPath={folder}",
            "--Demo:Enabled=true",
            "--Demo:Days=21",
            "--Demo:Years=0",
            "--OAuth:Clients:0:Id=samples",
            "--OAuth:Clients:0:Name=Samples",
            "--OAuth:Clients:0:RedirectUris:0=http://127.0.0.1/back",
            "--OAuth:Clients:1:Id=front-end",
            "--OAuth:Clients:1:Name=Listening hours",
            $"--OAuth:Clients:1:RedirectUris:0={FrontEnd}",
            $"--OAuth:Clients:1:AllowedOrigins:0={FrontEnd.GetLeftPart(UriPartial.Authority)}",
            "--OAuth:Clients:1:Scopes:0=metrics:read",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;

        // Drained, so that a full pipe never blocks the program.
        program.OutputDataReceived += (_, _) => { };
        program.ErrorDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        await UntilReadyAsync(program);
    }

    public async ValueTask DisposeAsync()
    {
        if (program is { HasExited: false })
        {
            program.Kill(entireProcessTree: true);
            await program.WaitForExitAsync(CancellationToken.None);
        }

        program?.Dispose();
        Directory.Delete(folder, recursive: true);
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
            catch (HttpRequestException) when (!started.HasExited)
            {
                // Not listening yet.
            }

            await Patience.PauseAsync(limit);
        }
    }
}
