using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpotifyInsights.Simulator;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;

namespace SpotifyInsights.Tests.Simulator;

/// <summary>The simulator on a free port of 127.0.0.1, inside an application that has other routes as well.</summary>
internal sealed class SocketHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SocketHost(WebApplication app)
    {
        _app = app;
        Simulation = app.Services.GetRequiredService<SpotifySimulation>();
        Address = new Uri(app.Urls.Single());
    }

    public SpotifySimulation Simulation { get; }

    public Uri Address { get; }

    public static async Task<SocketHost> StartAsync(TimeProvider time, string prefix = "", IReadOnlyList<ListenerScript>? listeners = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time);
        builder.Services.AddSpotifySimulator(options => options.Listeners = listeners ?? options.Listeners);
        var app = builder.Build();
        app.MapGet("/own", () => "mine");
        app.MapSpotifySimulator(prefix);
        app.MapSimulatorFaults();
        await app.StartAsync(SimulatedWorld.Cancel);
        return new SocketHost(app);
    }

    public HttpClient Client(string listener)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", Simulation.Tokens.SignIn(listener).AccessToken);
        return client;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
