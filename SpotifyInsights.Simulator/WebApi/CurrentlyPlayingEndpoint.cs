using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>`GET /v1/me/player/currently-playing`; 204 in silence.</summary>
internal static class CurrentlyPlayingEndpoint
{
    public static IResult Get(HttpContext context, SpotifySimulation simulation)
    {
        var now = simulation.Now;
        if (SignedIn.Of(context).Listener.Life.PlayingAt(now) is not { } play)
        {
            return Results.NoContent();
        }

        var progress = play.ProgressMsAt(now, out var isPaused);
        return simulation.Json.Body(new CurrentlyPlayingBody
        {
            Timestamp = play.StartedAt.ToUnixTimeMilliseconds(),
            Context = SpotifyBodies.Context(play.Context),
            ProgressMs = progress,
            Item = simulation.Bodies.Track(play.Track),
            Actions = new ActionsBody(new Dictionary<string, bool> { [isPaused ? "pausing" : "resuming"] = true }),
            IsPlaying = !isPaused,
        });
    }
}
