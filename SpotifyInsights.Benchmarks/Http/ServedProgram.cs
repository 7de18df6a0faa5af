using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using SpotifyInsights.Storage;

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>The API in a process of its own on a loopback port, in the demo, with an empty route for listeners beside its own.</summary>
public sealed class ServedProgram : IDisposable
{
    public const string Command = "serve";

    private readonly Process _process;

    private ServedProgram(Process process, int port, string token) => (_process, Port, Token) = (process, port, token);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>The process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The demo listener's bearer token.</summary>
    public string Token { get; }

    /// <summary>`serve ARGUMENTS`: the product's own program with the empty route.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", typeof(ServedProgram).Assembly.GetName().Name);
        var main = typeof(Api.Hosting.Startup).Assembly.EntryPoint!;
        return main.Invoke(null, [arguments]) switch { Task<int> running => await running, int code => code, _ => 0 };
    }

    /// <summary>Whether this program, and with it the served one, was compiled ahead of time.</summary>
    public static bool IsReadyToRun
    {
        get
        {
            using var image = new PEReader(File.OpenRead(typeof(Api.Hosting.Startup).Assembly.Location));
            return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        }
    }

    /// <summary>
    /// Starts it over a folder that a demo filled, asks until it answers, and ends it. It starts as an owner's own server does: a demo would think out its listener first, so the
    /// folder is no longer marked as one.
    /// </summary>
    /// <returns>The time from the start of the process to the first answer that it lives, and to the first metrics.</returns>
    public static async Task<(TimeSpan Alive, TimeSpan Answer)> MeasureStartAsync(string folder, string token)
    {
        File.Delete(Path.Combine(folder, Keys.DemoMarker));
        var (port, begin) = (FreePort(), Stopwatch.GetTimestamp());
        using var process = Launch(folder, port, "--Spotify:ClientId=00000000000000000000000000000001", "--Spotify:ClientSecret=00000000000000000000000000000002");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        var alive = await UntilAsync("/health/live");
        var answer = await UntilAsync("/metrics/temporal");
        process.Kill();
        await process.WaitForExitAsync();
        return (alive, answer);

        async Task<TimeSpan> UntilAsync(string path)
        {
            while (!await IsAnsweredAsync(client, path))
            {
                await Task.Delay(2);
            }

            return Stopwatch.GetElapsedTime(begin);
        }
    }

    /// <summary>Starts it as an owner's own server over a folder that a demo filled, and waits until the history is loaded.</summary>
    public static async Task<ServedProgram> StartOverAsync(string folder, string token)
    {
        File.Delete(Path.Combine(folder, Keys.DemoMarker));
        var port = FreePort();
        var process = Launch(folder, port, "--Spotify:ClientId=00000000000000000000000000000001", "--Spotify:ClientSecret=00000000000000000000000000000002");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
        while (!await IsAnsweredAsync(client, "/metrics/temporal"))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The program ended before it answered.");
            }

            await Task.Delay(50);
        }

        return new(process, port, token);
    }

    /// <summary>Starts it over an empty folder and waits until the demo's history is there.</summary>
    public static async Task<ServedProgram> StartAsync(string folder, int days = 40)
    {
        var port = FreePort();
        var process = Launch(folder, port, string.Create(CultureInfo.InvariantCulture, $"--Demo:Days={days}"), "--Demo:Years=0");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(5) };
        for (var left = 600; !await IsAnsweredAsync(client, "/health/ready"); left--)
        {
            if (left == 0 || process.HasExited)
            {
                throw new InvalidOperationException("The program does not become ready.");
            }

            await Task.Delay(500);
        }

        return new(process, port, await SignInAsync(client, listener: null));
    }

    /// <summary>The bearer token of another listener of the demo.</summary>
    public async Task<string> SignInAsync(string listener)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        return await SignInAsync(client, listener);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<string> SignInAsync(HttpClient client, string? listener)
    {
        using var answer = await client.PostAsync(listener is null ? "/auth/demo" : $"/auth/demo?listener={listener}", content: null);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    // A million requests a minute are what is measured, and no attack.
    private static Process Launch(string folder, int port, params string[] more) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "SpotifyInsights.Benchmarks.dll"), Command, $"--Storage:LocalPath={folder}", $"--Urls=http://127.0.0.1:{port}",
            "--Collection:Mode=Smart", "--Logging:LogLevel:Default=Warning", "--RateLimits:Listener=1000000000", .. more,
        ])
    { UseShellExecute = false }) ?? throw new InvalidOperationException("The program did not start.");

    private static async Task<bool> IsAnsweredAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
