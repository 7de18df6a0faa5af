using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Simulator;

/// <summary>A simulation, its clock and clients that call it without a socket.</summary>
internal sealed class SimulatedWorld : IDisposable
{
    private readonly SimulatorHandler _handler;

    public SimulatedWorld(Action<SimulatorOptions>? configure = null)
    {
        var options = new SimulatorOptions();
        configure?.Invoke(options);
        Simulation = new SpotifySimulation(options, Clock);
        _handler = new SimulatorHandler(Simulation);
        Anonymous = WithToken(null);
        Demo = ClientOf("demo");
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public SimulatorClock Clock { get; } = new(new DateTimeOffset(2026, 3, 18, 18, 30, 0, TimeSpan.Zero));

    public SpotifySimulation Simulation { get; }

    public HttpClient Anonymous { get; }

    /// <summary>Signed in as the demo listener.</summary>
    public HttpClient Demo { get; }

    public ListenerLife Life(string listener = "demo") => Simulation.FindListener(listener)!.Life;

    public HttpClient ClientOf(string listener) => WithToken(Simulation.Tokens.SignIn(listener).AccessToken);

    public HttpClient ClientOf(string listener, string scope) => WithToken(Simulation.Tokens.SignIn(listener, scope).AccessToken);

    public HttpClient WithToken(string? token)
    {
        var client = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new Uri("https://api.spotify.com") };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public void Dispose()
    {
        Anonymous.Dispose();
        Demo.Dispose();
        _handler.Dispose();
    }

    public static async Task<JsonObject> JsonAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(address, Cancel);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, address);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
    }

    public static async Task<JsonObject> ErrorAsync(HttpResponseMessage response, int status)
    {
        ((int)response.StatusCode).ShouldBe(status);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!.AsObject();
        body["error"]!["status"]!.GetValue<int>().ShouldBe(status);
        body["error"]!["message"]!.GetValue<string>().ShouldNotBeEmpty();
        return body;
    }
}
