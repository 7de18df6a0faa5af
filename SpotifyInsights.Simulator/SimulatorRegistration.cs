using SpotifyInsights.Simulator.Accounts;
using SpotifyInsights.Simulator.Exports;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.WebApi;

namespace SpotifyInsights.Simulator;

public static class SimulatorRegistration
{
    /// <summary>Adds the simulated world as a singleton. Its clock is the container's <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddSpotifySimulator(this IServiceCollection services, Action<SimulatorOptions>? configure = null)
    {
        var options = new SimulatorOptions();
        configure?.Invoke(options);
        return services.AddSingleton(provider => new SpotifySimulation(options, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>
    /// Maps accounts service and Web API below a prefix ("/simulator" gives "/simulator/authorize" and "/simulator/v1/me").
    /// The routes do their own authorisation and stay out of the host's API description.
    /// </summary>
    public static IEndpointRouteBuilder MapSpotifySimulator(this IEndpointRouteBuilder routes, string prefix = "")
    {
        var root = routes.MapGroup(prefix).AllowAnonymous().ExcludeFromDescription();
        root.MapGet("/authorize", AuthorizeEndpoint.Get).CanFail(SimulatedEndpoint.Authorize);
        root.MapGet("/exports/{listener}", ExportEndpoint.Get);
        root.MapPost("/api/token", TokenEndpoint.PostAsync).CanFail(SimulatedEndpoint.Token);

        var api = root.MapGroup("/v1");
        api.MapGet("/me", MeEndpoint.Get).CanFail(SimulatedEndpoint.Me).ForListeners();
        api.MapGet("/me/player/recently-played", RecentlyPlayedEndpoint.Get).CanFail(SimulatedEndpoint.RecentlyPlayed).ForListeners("user-read-recently-played");
        api.MapGet("/me/player/currently-playing", CurrentlyPlayingEndpoint.Get).CanFail(SimulatedEndpoint.CurrentlyPlaying).ForListeners("user-read-currently-playing");
        api.MapGet("/me/top/tracks", TopEndpoint.Tracks).CanFail(SimulatedEndpoint.TopTracks).ForListeners("user-top-read");
        api.MapGet("/me/top/artists", TopEndpoint.Artists).CanFail(SimulatedEndpoint.TopArtists).ForListeners("user-top-read");
        api.MapGet("/tracks/{id}", CatalogueEndpoints.Track).CanFail(SimulatedEndpoint.Track).ForListeners();
        api.MapGet("/artists/{id}", CatalogueEndpoints.Artist).CanFail(SimulatedEndpoint.Artist).ForListeners();
        api.MapGet("/albums/{id}", CatalogueEndpoints.Album).CanFail(SimulatedEndpoint.Album).ForListeners();
        api.Map("/{**path}", () => ApiError.NotFound("Service not found")).CanFail(SimulatedEndpoint.Other);
        return routes;
    }

    private static RouteHandlerBuilder CanFail(this RouteHandlerBuilder route, SimulatedEndpoint endpoint) =>
        route.AddEndpointFilter(new FaultFilter(endpoint));

    private static RouteHandlerBuilder ForListeners(this RouteHandlerBuilder route, string? scope = null) =>
        route.AddEndpointFilter(new BearerFilter(scope));
}
