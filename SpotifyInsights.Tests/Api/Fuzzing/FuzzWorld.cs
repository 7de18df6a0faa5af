using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using SpotifyInsights.Api.Webhooks.Sending;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Tests.Api.Contracts;
using SpotifyInsights.Tests.Tools;

namespace SpotifyInsights.Tests.Api.Fuzzing;

/// <summary>The running application with a listener who is also its operator, a neighbour whose things nobody else may see, and one who leaves again and again.</summary>
internal sealed class FuzzWorld : IAsyncDisposable
{
    private readonly ApiHost _host = new(
        new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero), Script("listener", "Oskar Winnefeld"), Script("maud-next-door", "Maud Achterberg"), Script("leaver", "Pia Sundqvist"));

    private readonly Dictionary<Caller, AuthenticationHeaderValue?> _tokens = [];
    private readonly List<string> _markers = [];
    private string _key = "";
    private string _neighboursToken = "";
    private string _neighboursVersion = "";
    private HttpClient _client = null!;

    private FuzzWorld()
    {
        foreach (var (index, id) in (IEnumerable<(int, string)>)[(0, "listener"), (1, "maud-next-door"), (2, "leaver")])
        {
            _host.Settings[$"Auth:AllowedSpotifyIds:{index}"] = id;
        }

        // Webhooks that are made here never ask for a name.
        _host.Configure = services => services.Replace(ServiceDescriptor.Singleton<HostResolver>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])));
    }

    /// <summary>What answers taught.</summary>
    public KnownValues Known { get; } = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<FuzzWorld> StartAsync()
    {
        var world = new FuzzWorld();
        world._client = world._host.CreateDefaultClient();
        world._client.BaseAddress = new Uri("http://127.0.0.1:5080");
        await world.SettleNeighbourAsync();
        await world.SettleListenerAsync();
        return world;
    }

    /// <summary>Sends a request; the status, and what is wrong with the answer.</summary>
    public async Task<(int Status, IReadOnlyList<string> Complaints)> SendAsync(FuzzRequest request)
    {
        if (request.Caller == Caller.Leaver)
        {
            _tokens[Caller.Leaver] = await ComeBackAsync();
        }

        using var message = request.ToMessage();
        message.Headers.Authorization ??= _tokens.GetValueOrDefault(request.Caller);
        if (request.Caller is Caller.Program or Caller.Both)
        {
            message.Headers.Add("X-API-Key", _key);
        }

        using var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, Cancel);
        var complaints = await AnswerCheck.ComplaintsAsync(answer, request.Method, answer.RequestMessage!.RequestUri!.AbsolutePath);
        var body = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await AnswerCheck.TextAsync(answer);
        if ((int)answer.StatusCode is >= 200 and < 300 && request.Caller is Caller.Listener or Caller.Program && answer.Content.Headers.ContentType?.MediaType == "application/json" && body.Length > 0)
        {
            using var json = JsonDocument.Parse(body);
            Known.Learn(request.Operation.Path.Split('/')[1], json.RootElement);
        }

        var status = (int)answer.StatusCode;
        return (status, [
            .. complaints,
            .. status >= 500 ? [body] : (string[])[],
            .. _markers.Where(marker => !IsForTheOperator(request) && body.Contains(marker, StringComparison.Ordinal)).Select(marker => $"`{marker}` is somebody else's"),
        ]);
    }

    /// <summary>The neighbour is as before, and the listener still gets answers.</summary>
    public async Task CheckAfterwardsAsync()
    {
        using var neighbour = _host.Anonymous();
        neighbour.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _neighboursToken);
        (await neighbour.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("dataVersion").GetString().ShouldBe(_neighboursVersion);
        (await neighbour.GetJsonAsync("/api-keys")).GetProperty("items").GetArrayLength().ShouldBe(1);
        using var listener = _host.Anonymous();
        listener.DefaultRequestHeaders.Authorization = _tokens[Caller.Listener];
        await listener.GetJsonAsync("/metrics/temporal");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    // The listener owns the instance: there they see who else is there.
    private static bool IsForTheOperator(FuzzRequest request) =>
        request.Operation.Path.StartsWith("/operator/", StringComparison.Ordinal) || request.Operation.Path == "/health/collection";

    private async Task SettleNeighbourAsync()
    {
        using var neighbour = _host.Anonymous();
        await _host.SignInAsync(neighbour, "maud-next-door");
        _neighboursToken = neighbour.DefaultRequestHeaders.Authorization!.Parameter!;
        var job = await neighbour.TakeSnapshotAsync();
        var (key, keyId) = await MakeKeyAsync(neighbour);
        _neighboursVersion = (await neighbour.GetJsonAsync("/metrics/temporal")).GetProperty("basis").GetProperty("dataVersion").GetString()!;
        _markers.AddRange(["maud-next-door", "Maud Achterberg", _neighboursToken, key, keyId, _neighboursVersion, job.GetProperty("id").GetString()!]);
    }

    private async Task SettleListenerAsync()
    {
        using var listener = _host.Anonymous();
        await _host.SignInAsync(listener, "listener");
        await listener.TakeSnapshotAsync();
        (_key, var keyId) = await MakeKeyAsync(listener);
        Known.Except(keyId);
        var token = _tokens[Caller.Listener] = _tokens[Caller.Both] = listener.DefaultRequestHeaders.Authorization;
        _tokens[Caller.Forger] = new AuthenticationHeaderValue("Bearer", token!.Parameter![..^9] + "AAAAAAAAA");
    }

    // Who comes back in the second of being erased, or before it has ended, cannot be told from who was signed in.
    private async Task<AuthenticationHeaderValue> ComeBackAsync()
    {
        using var spotify = new SimulatorHandler(_host.Simulation);
        var limit = Patience.Token();
        for (; ; await Patience.PauseAsync(limit))
        {
            _host.Clock.Advance(TimeSpan.FromSeconds(2));
            using var browser = _host.Anonymous();
            using var back = await SignIn.ThroughSpotifyAsync(browser, spotify, "leaver");
            using var answer = await browser.PostAsync("/auth/token", content: null, limit);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return new AuthenticationHeaderValue("Bearer", (await answer.JsonAsync()).GetProperty("accessToken").GetString());
            }
        }
    }

    private static async Task<(string Key, string Id)> MakeKeyAsync(HttpClient listener)
    {
        using var made = await listener.PostAsJsonAsync(
            "/api-keys", new { name = "Fuzzer", scopes = (string[])["metrics:read", "history:read", "collect", "account:manage"] }, Cancel);
        var answer = await made.JsonAsync(HttpStatusCode.Created);
        return (answer.GetProperty("apiKey").GetString()!, answer.GetProperty("keyId").GetString()!);
    }

    private static ListenerScript Script(string id, string name) => new()
    {
        Id = id,
        DisplayName = name,
        TimeZone = "Europe/Lisbon",
        Country = "PT",
        Rhythm = Rhythm.Occasional,
        Since = new LocalDate(2026, 3, 1),
        FavouriteGenres = ["jazz", "soul", "singer-songwriter"],
    };
}
