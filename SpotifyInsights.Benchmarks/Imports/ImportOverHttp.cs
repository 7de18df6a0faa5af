using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using SpotifyInsights.Benchmarks.Http;

namespace SpotifyInsights.Benchmarks.Imports;

/// <summary>An upload to the running demo, as a user sends it: from accepted to succeeded by the times of its job.</summary>
public static class ImportOverHttp
{
    // Of another listener: a service that is up has done an import before.
    private const int RowsBefore = 2_000;

    /// <summary>Seconds from accepted to succeeded, of the export and of the same one again, and the process's memory before and at its peak, MB.</summary>
    public static async Task<(double First, double Again, double Before, double Peak)> MeasureAsync(string scratch, string zip, bool afterAnother)
    {
        using var program = await ServedProgram.StartAsync(Path.Combine(scratch, $"uploads-{afterAnother}"), days: 2);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}"), Timeout = TimeSpan.FromMinutes(5) };
        if (afterAnother)
        {
            var small = Path.Combine(scratch, "small.zip");
            SyntheticExport.Write(small, RowsBefore);
            await ImportAsync(client, program.Token, small);
        }

        var light = await program.SignInAsync("light");
        using var process = Process.GetProcessById(program.ProcessId);
        var before = process.WorkingSet64 / 1e6;
        var first = await ImportAsync(client, light, zip);
        process.Refresh();
        var peak = process.PeakWorkingSet64 / 1e6;
        return (first, await ImportAsync(client, light, zip), before, peak);
    }

    private static async Task<double> ImportAsync(HttpClient client, string token, string zip)
    {
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        await using var file = File.OpenRead(zip);
        using var content = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var accepted = await client.PostAsync("/imports", content);
        accepted.EnsureSuccessStatusCode();
        while (true)
        {
            var job = await client.GetFromJsonAsync<JsonElement>(accepted.Headers.Location);
            if (job.GetProperty("state").GetString() is "succeeded")
            {
                return (job.GetProperty("finishedAt").GetDateTimeOffset() - job.GetProperty("createdAt").GetDateTimeOffset()).TotalSeconds;
            }

            if (job.GetProperty("state").GetString() is "failed" or "canceled")
            {
                throw new InvalidOperationException($"The import ended: {job}");
            }

            await Task.Delay(100);
        }
    }
}
