using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>`doors`: what it costs to find out who calls, a thousand connections, and the time from a start to the first answer.</summary>
public static class DoorCosts
{
    private const int Rounds = 15;
    private const int RoundSeconds = 2;
    private const int Connections = 32;
    private const int ManyConnections = 1000;
    private const int ManySeconds = 20;
    private const int Starts = 7;

    public static async Task<int> RunAsync()
    {
        var scratch = Directory.CreateTempSubdirectory("spotify-insights-bench-").FullName;
        try
        {
            foreach (var line in await MeasureAsync(scratch))
            {
                Console.WriteLine(line);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>Tables of Markdown.</summary>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string scratch)
    {
        var folder = Path.Combine(scratch, "doors");
        var lines = new List<string> { $"Load of the machine when this began: {Load()}." };
        string token;
        using (var program = await ServedProgram.StartAsync(folder))
        {
            token = program.Token;
            lines.AddRange(Checks(program, await KeyAsync(program)));
            lines.AddRange(Many(program));
        }

        lines.AddRange(await StartTimesAsync(folder, token));
        return lines;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static IEnumerable<string> Checks(ServedProgram program, string key)
    {
        (string Name, string Path, string Header)[] cases =
        [
            ("an empty endpoint that looks at nothing", EmptyRoute.BarePath, $"Authorization: Bearer {program.Token}"),
            ("the framework's bearer handler and authorization alone", EmptyRoute.FrameworkPath, $"Authorization: Bearer {program.Token}"),
            ("token check and routing", EmptyRoute.CheckPath, $"Authorization: Bearer {program.Token}"),
            ("all of the product's doors, with a token", EmptyRoute.Path, $"Authorization: Bearer {program.Token}"),
            ("all of the product's doors, with an API key", EmptyRoute.Path, $"X-API-Key: {key}"),
        ];
        var rates = Array.ConvertAll(cases, _ => new List<double>());
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var ((_, path, header), measured) in cases.Zip(rates))
            {
                var (_, perSecond, failed) = Wrk.Run($"http://127.0.0.1:{program.Port}{path}", Connections, RoundSeconds, header);
                if (failed > 0)
                {
                    throw new InvalidOperationException($"{failed} requests to {path} failed.");
                }

                if (round >= 0)
                {
                    measured.Add(perSecond);
                }
            }
        }

        yield return "";
        yield return $"wrk, {Connections} connections over loopback, client and server on the same cores, in turns, with the same header; the time is that of the empty endpoint's round beside it, median (least to most).";
        yield return "";
        yield return "| what | requests per second | time beside the empty endpoint |";
        yield return "| --- | --- | --- |";
        foreach (var ((name, _, _), measured) in cases.Zip(rates))
        {
            yield return $"| {name} | {Timing.Of(measured).Median:N0} | {Timing.Of([.. rates[0].Zip(measured).Select(pair => pair.First / pair.Second)])} |";
        }
    }

    private static IEnumerable<string> Many(ServedProgram program)
    {
        yield return "";
        yield return $"{ManyConnections:N0} connections that are kept open, {ManySeconds} s:";
        yield return "";
        yield return "| what | requests | per second | failed |";
        yield return "| --- | --- | --- | --- |";
        foreach (var (name, path) in ((string, string)[])[("empty answer to a signed-in listener", EmptyRoute.Path), ("temporal metrics from the cache", "/metrics/temporal?timeZone=Etc/UTC")])
        {
            var (requests, perSecond, failed) = Wrk.Run($"http://127.0.0.1:{program.Port}{path}", ManyConnections, ManySeconds, $"Authorization: Bearer {program.Token}");
            yield return string.Create(CultureInfo.InvariantCulture, $"| {name} | {requests:N0} | {perSecond:N0} | {failed:N0} |");
        }
    }

    private static async Task<string> KeyAsync(ServedProgram program)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        using var answer = await client.PostAsJsonAsync("/api-keys", new { name = "Benchmark", scopes = new[] { "metrics:read" } });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("apiKey").GetString()!;
    }

    private static async Task<IReadOnlyList<string>> StartTimesAsync(string folder, string token)
    {
        var (alive, answers) = (new List<double>(), new List<double>());
        for (var start = 0; start < Starts; start++)
        {
            var (first, answer) = await ServedProgram.MeasureStartAsync(folder, token);
            alive.Add(first.TotalMilliseconds);
            answers.Add(answer.TotalMilliseconds);
        }

        return
        [
            "",
            $"A start over existing data ({(ServedProgram.IsReadyToRun ? "ReadyToRun" : "not ReadyToRun")}), from the process's start, milliseconds: the first answer of `/health/live` {Timing.Of(alive)}, "
            + $"of `/metrics/temporal` {Timing.Of(answers)}.",
        ];
    }
}
