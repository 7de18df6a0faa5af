using System.Net.Http.Headers;

namespace SpotifyInsights.Benchmarks.Http;

/// <summary>`http`: requests per second of answers that are ready, beside an empty answer to a signed-in listener, in turns within one run.</summary>
public static class HttpRates
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1.5);

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
        using var program = await ServedProgram.StartAsync(Path.Combine(scratch, "http"));
        var questions = await QuestionsAsync(program);
        var load = new HttpLoad(program.Port, program.Token);
        foreach (var question in questions)
        {
            await load.MeasureAsync(question, WarmUp);
        }

        var rates = questions.ConvertAll(_ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (question, measured) in questions.Zip(rates))
            {
                measured.Add(await load.MeasureAsync(question, Round));
            }
        }

        return
        [
            "16 connections over loopback, each asking again when it has the answer; client and server share the processor. In turns; the ratio is the median (least to most) of those within one round.",
            "",
            "| what | body, bytes | requests per second | beside the empty answer |",
            "| --- | --- | --- | --- |",
            .. questions.Zip(rates).Select(pair => Line(pair.First, pair.Second, rates[0])),
        ];
    }

    private static string Line(HttpQuestion question, List<double> rates, List<double> empty)
    {
        var ratio = Timing.Of([.. rates.Zip(empty).Select(pair => pair.First / pair.Second)]);
        return $"| {question.Name} | {question.Bytes:N0} | {Timing.Of(rates).Median:N0} | {ratio} |";
    }

    private static async Task<List<HttpQuestion>> QuestionsAsync(ServedProgram program)
    {
        const string small = "/audio-profile/coverage?top=1";
        const string medium = "/metrics/temporal?timeZone=Etc/UTC";
        const string large = "/metrics";
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", program.Token);
        return
        [
            new("empty answer to a signed-in listener", EmptyRoute.Path, 200),
            await HeldAsync("304 to who holds it", medium),
            await SentAsync("200 from the cache, small", small),
            await SentAsync("200 from the cache, up to 20 KB", medium),
            await HeldAsync("304, all families", large),
            await SentAsync("200 from the cache, all families, Brotli", large, "br"),
        ];

        async Task<HttpQuestion> SentAsync(string name, string path, string? accepts = null)
        {
            using var answer = await GetAsync(path, accepts);
            return new(name, path, 200, (await answer.Content.ReadAsByteArrayAsync()).Length, Accepts: accepts);
        }

        async Task<HttpQuestion> HeldAsync(string name, string path)
        {
            using var answer = await GetAsync(path, accepts: null);
            return new(name, path, 304, Held: answer.Headers.ETag!.ToString());
        }

        async Task<HttpResponseMessage> GetAsync(string path, string? accepts)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (accepts is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            }

            var answer = await client.SendAsync(request);
            return answer.EnsureSuccessStatusCode();
        }
    }
}
