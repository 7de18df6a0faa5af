using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

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

    /// <summary>Starts it over an empty folder and waits until the demo's history is there.</summary>
    public static async Task<ServedProgram> StartAsync(string folder, int days = 40)
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "SpotifyInsights.Benchmarks.dll"), Command, $"--Storage:LocalPath={folder}", $"--Urls=http://127.0.0.1:{port}",
                $"--Demo:Days={days}", "--Demo:Years=0", "--Collection:PollInterval=1.00:00:00", "--Logging:LogLevel:Default=Warning",
            ])
        { UseShellExecute = false }) ?? throw new InvalidOperationException("The program did not start.");
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(5) };
        for (var left = 600; !await IsReadyAsync(client); left--)
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

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
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
