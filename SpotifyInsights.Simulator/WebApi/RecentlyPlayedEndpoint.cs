using System.Globalization;
using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>`GET /v1/me/player/recently-played`: nothing but the last 50 plays, whatever the cursor.</summary>
internal static class RecentlyPlayedEndpoint
{
    private const int Window = 50;

    public static IResult Get(HttpContext context, SpotifySimulation simulation)
    {
        var query = context.Request.Query;
        var limit = 20;
        if (!QueryNumbers.TryRead(query, "limit", 1, Window, ref limit))
        {
            return ApiError.BadRequest("Invalid limit");
        }

        if (!QueryNumbers.TryReadMilliseconds(query, "after", out var after) || !QueryNumbers.TryReadMilliseconds(query, "before", out var before))
        {
            return ApiError.BadRequest("Invalid cursor");
        }

        if (after is not null && before is not null)
        {
            return ApiError.BadRequest("Only one of 'after' and 'before' may be given");
        }

        var fault = context.Features.Get<Fault>();
        // One more than exists, to know whether the listener has anything older at all.
        var last = simulation.Listings.Last(SignedIn.Of(context).Listener, simulation.Now, Window + 1);
        var reachable = fault?.Kind == FaultKind.EmptyList ? [] : last.Take(Window).Where(play => IsInside(play, after, before)).ToList();
        var page = reachable.Take(limit).ToList();
        var hasOlder = page.Count > 0 && (reachable.Count > page.Count || (after is null && last[^1] != page[^1]));
        var self = Address(context.Request);
        return simulation.Json.Body(new RecentlyPlayedBody(
            [.. page.Select((play, place) => Entry(play, place, fault, simulation.Bodies))],
            hasOlder ? $"{self}?before={Milliseconds(page[^1])}&limit={limit}" : null,
            page.Count == 0 ? null : new CursorsBody(Milliseconds(page[0]), Milliseconds(page[^1])),
            limit,
            $"{self}{context.Request.QueryString}"));
    }

    private static bool IsInside(ListedPlay play, long? after, long? before)
    {
        var at = play.PlayedAt.ToUnixTimeMilliseconds();
        return (after is null || at > after) && (before is null || at < before);
    }

    private static PlayBody Entry(ListedPlay play, int place, Fault? fault, SpotifyBodies bodies)
    {
        var isHit = place % 3 == 0;
        return new PlayBody(
            fault?.Kind switch
            {
                FaultKind.NullTracks when isHit => null,
                FaultKind.NullIds when isHit => bodies.LocalTrack(play.Play.Track),
                _ => bodies.PlayedTrack(play.Play.Track),
            },
            play.PlayedAt.ToDateTimeUtc().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            SpotifyBodies.Context(play.Play.Context));
    }

    private static string Milliseconds(ListedPlay play) => $"{play.PlayedAt.ToUnixTimeMilliseconds()}";

    private static string Address(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}";
}
