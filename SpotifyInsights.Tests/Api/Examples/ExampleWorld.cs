using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SpotifyInsights.Api.RateLimits;
using SpotifyInsights.Api.Webhooks.Sending;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api.Examples;

/// <summary>The running application that examples are recorded from: a listener who heard three plays on one evening, and a snapshot of the morning after.</summary>
internal sealed class ExampleWorld : IAsyncDisposable
{
    private const string ListenerId = "listener";

    // What differs from one run or one version of the program to the next.
    private static readonly Dictionary<string, JsonNode> Samples = new(StringComparer.Ordinal)
    {
        ["apiKey"] = "siak_4pXl…",
        ["keyId"] = "019ce8f2000070008000000000000042",
        ["keyStart"] = "siak_4pXl",
        ["webhookId"] = "019ce8f2000070008000000000000043",
        ["webhookSecret"] = "whsec_9Jv2n0mX…",
        ["deliveryId"] = "msg_019ce8f2000070008000000000000044",
        ["ticket"] = "tN3k…",
        ["eventsUrl"] = "/jobs/019ce8f2000070008000000000000000/events?ticket=tN3k…",
        ["shareKey"] = "sisl_9fKq…",
        ["shareKeyStart"] = "sisl_9fKq",
        ["linkId"] = "019ce8f2000070008000000000000045",
        ["accessToken"] = "CfDJ8N…",
        ["refreshToken"] = "CfDJ8P…",
        ["nextCursor"] = "CfDJ8M…",
        ["access_token"] = "CfDJ8N…",
        ["refresh_token"] = "q3hVn2…",
        ["traceId"] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
        ["dataVersion"] = "34969a3d803925a7d652619f173f5332",
        ["storedBytes"] = 77_748,
    };

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ApiHost host = new(
        new DateTimeOffset(2026, 3, 8, 8, 0, 0, TimeSpan.Zero),
        new ListenerScript
        {
            Id = ListenerId,
            DisplayName = "Oskar Winnefeld",
            TimeZone = "Europe/Lisbon",
            Country = "PT",
            Rhythm = Rhythm.Occasional,
            Since = new LocalDate(2026, 3, 7),
            FavouriteGenres = ["jazz", "soul", "singer-songwriter"],
        });

    private readonly List<string> jobs = [];
    private HttpClient listener = null!;
    private HttpClient stranger = null!;
    private string refreshToken = "";
    private string shareKey = "";

    public static async Task<ExampleWorld> StartAsync()
    {
        var world = new ExampleWorld();
        world.host.Settings["RateLimits:Anonymous"] = $"{new RateLimitOptions().Anonymous}";
        world.host.Configure = services => services.AddHttpClient(WebhookClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => new WillingReceiver());
        OAuth.ThirdParty.RegisterPrograms(world.host);
        world.stranger = world.host.Anonymous();
        world.listener = world.host.Anonymous();
        await world.host.SignInAsync(world.listener, ListenerId);
        using var answer = await world.listener.PostAsync("/auth/token", content: null, Cancellation);
        world.refreshToken = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("refreshToken").GetString()!;
        world.jobs.Add((await world.listener.TakeSnapshotAsync()).GetProperty("id").GetString()!);
        return world;
    }

    /// <summary>The answer's body as an example shows it, or the words that say why it is none.</summary>
    public async Task<string> AnswerAsync(ExampleCall call)
    {
        await EndedAsync();
        if (call.Request.Contains("{waiting}", StringComparison.Ordinal))
        {
            await LetAJobWaitAsync(FaultKind.QuotaExceeded, status => status.GetProperty("nextAttemptAt").ValueKind == JsonValueKind.String);
        }
        else if (call.Request.Contains("{running}", StringComparison.Ordinal))
        {
            await LetAJobWaitAsync(FaultKind.Timeout, status => status.GetProperty("progress").GetDouble() > 0);
        }

        if (call.Status == (int)HttpStatusCode.TooManyRequests)
        {
            await SpendQuotaAsync();
        }

        using var later = call.Operation == "GetNowPlaying" ? WhenItPlays() : null;
        using var request = await RequestAsync(call);
        using var answer = await (later ?? (call.IsSignedIn ? listener : stranger)).SendAsync(request, Cancellation);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        if (call.Name == "CreateShareLink.201")
        {
            shareKey = JsonNode.Parse(body)!["shareKey"]!.GetValue<string>();
        }

        return (int)answer.StatusCode == call.Status ? Shown(JsonNode.Parse(body)!) : $"{(int)answer.StatusCode}: {body}";
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        stranger.Dispose();
        await host.DisposeAsync();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // The sign-in of the morning is over by then.
    private HttpClient WhenItPlays()
    {
        var life = host.Simulation.FindListener(ListenerId)!.Life;
        while (life.PlayingAt(host.Simulation.Now) is null)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        return host.As(ListenerId);
    }

    private async Task<HttpRequestMessage> RequestAsync(ExampleCall call)
    {
        var words = call.Request.Split(' ');
        var path = words[1].Replace("{job}", jobs[0], StringComparison.Ordinal).Replace("{waiting}", jobs[^1], StringComparison.Ordinal)
            .Replace("{running}", jobs[^1], StringComparison.Ordinal).Replace("{last}", jobs[^1], StringComparison.Ordinal)
            .Replace("{share}", shareKey, StringComparison.Ordinal);
        if (path.Contains("{import}", StringComparison.Ordinal))
        {
            var imports = await listener.GetJsonAsync("/imports");
            path = path.Replace("{import}", imports.GetProperty("items")[0].GetProperty("importId").GetString(), StringComparison.Ordinal);
        }

        if (path.Contains("{webhook}", StringComparison.Ordinal))
        {
            path = path.Replace("{webhook}", await WebhookAsync(), StringComparison.Ordinal);
        }

        if (path.Contains("{delivery}", StringComparison.Ordinal))
        {
            var delivery = (await DeliveriesAsync()).First().GetProperty("deliveryId").GetString();
            path = path.Replace("{delivery}", delivery, StringComparison.Ordinal);
        }

        return new HttpRequestMessage(new HttpMethod(words[0]), path) { Content = call.Body is null ? null : await ContentAsync(call.Body, path) };
    }

    private async Task<StringContent> ContentAsync(string body, string path)
    {
        if (body.Contains("{code}", StringComparison.Ordinal))
        {
            using var program = new OAuth.ThirdParty(host);
            body = body.Replace("{code}", await program.CodeAsync(listener: ListenerId), StringComparison.Ordinal);
        }

        var mediaType = path.StartsWith("/oauth/", StringComparison.Ordinal) ? "application/x-www-form-urlencoded" : "application/json";
        return new StringContent(body.Replace("{refreshToken}", refreshToken, StringComparison.Ordinal), Encoding.UTF8, mediaType);
    }

    private async Task SpendQuotaAsync()
    {
        for (var call = 0; call < new RateLimitOptions().Anonymous; call++)
        {
            using var answer = await stranger.GetAsync("/health/live", Cancellation);
        }
    }

    private async Task<string> WebhookAsync() => (await listener.GetJsonAsync("/webhooks")).GetProperty("items")[0].GetProperty("webhookId").GetString()!;

    private async Task<IEnumerable<JsonElement>> DeliveriesAsync() =>
        (await listener.GetJsonAsync("/webhooks")).GetProperty("items").GetArrayLength() == 0
            ? []
            : (await listener.GetJsonAsync($"/webhooks/{await WebhookAsync()}/deliveries")).GetProperty("items").EnumerateArray();

    // Forced, so that it is taken within the 24 hours.
    private async Task LetAJobWaitAsync(FaultKind fault, Func<JsonElement, bool> isReached)
    {
        host.Simulation.Faults.Add(new Fault(SimulatedEndpoint.TopTracks, fault));
        using var answer = await listener.PostAsync("/snapshots?force=true", content: null, Cancellation);
        jobs.Add((await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("jobId").GetString()!);
        await UntilAsync(isReached);
    }

    // What an example started is done before the next one asks.
    private async Task EndedAsync()
    {
        await UntilAsync(status => status.GetProperty("finishedAt").ValueKind == JsonValueKind.String);
        var limit = Patience.Token();
        while ((await DeliveriesAsync()).Any(delivery => delivery.GetProperty("state").GetString() == "pending"))
        {
            await Patience.PauseAsync(limit);
        }
    }

    private async Task UntilAsync(Func<JsonElement, bool> isReached)
    {
        await using var events = await listener.GetStreamAsync($"/jobs/{jobs[^1]}/events", Patience.Token());
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(events).EnumerateAsync(Patience.Token()))
        {
            if (isReached(JsonSerializer.Deserialize<JsonElement>(item.Data)))
            {
                return;
            }
        }
    }

    /// <summary>Everything as it was answered, but for what chance and the build decide: ids of jobs are told apart and no more, the rest are samples.</summary>
    private string Shown(JsonNode body)
    {
        foreach (var id in body is JsonObject started && started["jobId"] is { } jobId ? [jobId] : JobIds(body))
        {
            if (!jobs.Contains(id.GetValue<string>()))
            {
                jobs.Add(id.GetValue<string>());
            }
        }

        var others = NestedJobIds(body).Except(jobs, StringComparer.Ordinal).ToList();
        PutSamples(body);
        var text = body.ToJsonString(Readable) + "\n";
        text = others.Aggregate(text, (shown, job) => shown.Replace(job, "019ce8f20000700080000000000000fe", StringComparison.Ordinal));
        return jobs.Index().Aggregate(text, (shown, job) => shown.Replace(job.Item, $"019ce8f20000700080000000000000{job.Index:00}", StringComparison.Ordinal));
    }

    private static void PutSamples(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                PutSamples(item);
            }
        }

        foreach (var (name, value) in (node as JsonObject ?? []).ToList())
        {
            if (value is not null && Samples.TryGetValue(name, out var sample))
            {
                value.GetValueKind().ShouldBe(sample.GetValueKind(), name);
                node![name] = sample.DeepClone();
            }
            else
            {
                PutSamples(value);
            }
        }
    }

    // The owner's view has jobs beside whose they are. They are not waited for.
    private static IEnumerable<string> NestedJobIds(JsonNode body) =>
        ((body as JsonObject)?["items"] as JsonArray ?? [body.DeepClone()]).OfType<JsonObject>().Select(item => item["job"]?["id"]?.GetValue<string>()).OfType<string>();

    private static IEnumerable<JsonNode> JobIds(JsonNode body) => body is JsonObject job && job.ContainsKey("steps") ? [job["id"]!] : [];

    private sealed class WillingReceiver : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.NoContent));
    }
}
