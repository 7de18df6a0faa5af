using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using SpotifyInsights.Benchmarks.Plays;
using SpotifyInsights.Storage;
using SpotifyInsights.Storage.Objects;

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>`library`: how long the answers of the library take over a million plays, one after the other, and how fast the whole history goes out.</summary>
public static class LibraryCosts
{
    private const int Plays = 1_000_000;
    private const int WarmUps = 40;
    private const int Rounds = 60;
    private const int FarPage = 1_000;

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

    /// <summary>A table of Markdown.</summary>
    public static async Task<IReadOnlyList<string>> MeasureAsync(string scratch)
    {
        var folder = Path.Combine(scratch, "library");
        string token;
        using (var demo = await ServedProgram.StartAsync(folder, days: 2))
        {
            token = demo.Token;
        }

        await ReplaceHistoryAsync(folder);
        using var program = await ServedProgram.StartOverAsync(folder, token);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}"), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var lines = new List<string>
        {
            "One request after the other over loopback; client and server share the processor. Median (least to most) in ms.",
            "",
            "| what | ms | body, bytes |",
            "| --- | --- | --- |",
        };
        foreach (var (name, path) in await QuestionsAsync(client))
        {
            lines.Add(await MeasureAsync(client, name, path));
        }

        lines.AddRange(["", "| the whole history as | MB | s | MB a second | memory before and at its peak, MB |", "| --- | --- | --- | --- | --- |"]);
        foreach (var format in new[] { "json", "csv", "parquet" })
        {
            lines.Add(await ExportAsync(client, program, format));
        }

        return lines;
    }

    private static async Task ReplaceHistoryAsync(string folder)
    {
        IObjectStore store = new LocalObjectStore(folder, TimeProvider.System, new LocalObjectStoreOptions { FlushToDisk = false });
        var keys = await store.ListAsync(Keys.AggregatesFolder("demo"), startAfter: null, CancellationToken.None).Select(found => found.Key).ToListAsync();
        await store.DeleteAllAsync(keys, CancellationToken.None);
        await StoredHistory.WriteAsync(store, "demo", new SyntheticPlays(Plays));
    }

    private static async Task<List<(string Name, string Path)>> QuestionsAsync(HttpClient client)
    {
        var (page, path) = ("/plays?limit=50", "/plays?limit=50");
        for (var number = 1; number < FarPage; number++)
        {
            using var answer = await client.GetAsync(path);
            path = await NextAsync(page, answer);
        }

        var artist = await FirstAsync(client, "/artists?limit=1");
        var track = await FirstAsync(client, "/tracks?limit=1");
        var album = await FirstAsync(client, "/albums?limit=1");
        var rare = await KeyAsync(client, "/tracks?limit=100&from=2018-01-05&to=2018-01-06", ^1);
        return
        [
            ("plays, first page", page),
            ($"plays, page {FarPage:N0}", path),
            ("plays of one artist, first page", $"{page}&artist={artist}"),
            ("plays of a rare track, all there are", $"{page}&track={rare}"),
            ("ranking of artists, all time", "/artists"),
            ("ranking of tracks, all time", "/tracks"),
            ("ranking of albums, a year", "/albums?from=2024-01-01&to=2025-01-01"),
            ("ranking of artists by skip rate", "/artists?by=skipRate"),
            ("an artist's page", $"/artists/{artist}"),
            ("a track's page", $"/tracks/{track}"),
            ("an album's page", $"/albums/{album}"),
            ("on this day", "/history/on-this-day"),
            ("highlights", "/highlights"),
        ];
    }

    private static async Task<string> NextAsync(string page, HttpResponseMessage answer)
    {
        using var body = await JsonDocument.ParseAsync(await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        return $"{page}&cursor={Uri.EscapeDataString(body.RootElement.GetProperty("nextCursor").GetString()!)}";
    }

    private static Task<string> FirstAsync(HttpClient client, string path) => KeyAsync(client, path, 0);

    private static async Task<string> KeyAsync(HttpClient client, string path, Index place)
    {
        using var body = await JsonDocument.ParseAsync(await client.GetStreamAsync(path));
        var items = body.RootElement.GetProperty("items");
        return Uri.EscapeDataString(items[place.GetOffset(items.GetArrayLength())].GetProperty("key").GetString()!);
    }

    private static async Task<string> MeasureAsync(HttpClient client, string name, string path)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var begin = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            bytes = (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"| {name} | {Timing.Of(times)} | {bytes:N0} |");
    }

    private static async Task<string> ExportAsync(HttpClient client, ServedProgram program, string format)
    {
        using var process = Process.GetProcessById(program.ProcessId);
        var before = process.WorkingSet64 / 1e6;
        var begin = Stopwatch.GetTimestamp();
        var buffer = new byte[1 << 16];
        long bytes = 0;
        await using (var stream = await client.GetStreamAsync($"/export?format={format}"))
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0; bytes += read)
            {
            }
        }

        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        process.Refresh();
        return string.Create(CultureInfo.InvariantCulture, $"| {format} | {bytes / 1e6:N0} | {seconds:0.00} | {bytes / 1e6 / seconds:N0} | {before:N0}, {process.PeakWorkingSet64 / 1e6:N0} |");
    }
}
