using SpotifyInsights.Simulator.Faults;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>`GET /v1/me/top/tracks` and `/v1/me/top/artists`.</summary>
internal static class TopEndpoint
{
    public static IResult Tracks(HttpContext context, SpotifySimulation simulation) =>
        Page(context, simulation, (tops, range) => tops.Tracks(range, simulation.Now), simulation.Bodies.Track);

    public static IResult Artists(HttpContext context, SpotifySimulation simulation) =>
        Page(context, simulation, (tops, range) => tops.Artists(range, simulation.Now), simulation.Bodies.Artist);

    private static IResult Page<TItem>(
        HttpContext context, SpotifySimulation simulation, Func<TopLists, TopRange, IReadOnlyList<TItem>> list, Func<TItem, WrittenBody> body)
    {
        var query = context.Request.Query;
        var (limit, offset) = (20, 0);
        if (!QueryNumbers.TryRead(query, "limit", 1, 50, ref limit))
        {
            return ApiError.BadRequest("Invalid limit");
        }

        if (!QueryNumbers.TryRead(query, "offset", 0, int.MaxValue, ref offset))
        {
            return ApiError.BadRequest("Invalid offset");
        }

        if (Range(query["time_range"]) is not { } range)
        {
            return ApiError.BadRequest("Invalid time range");
        }

        var all = context.Features.Get<Fault>()?.Kind == FaultKind.EmptyList ? [] : list(SignedIn.Of(context).Listener.Tops, range);
        string Address(int at) =>
            $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{context.Request.Path}?offset={at}&limit={limit}&time_range={Name(range)}";
        return simulation.Json.Body(new PageBody<WrittenBody>(
            Address(offset),
            [.. all.Skip(offset).Take(limit).Select(body)],
            limit,
            (long)offset + limit < all.Count ? Address(offset + limit) : null,
            offset,
            offset > 0 ? Address(Math.Max(0, offset - limit)) : null,
            all.Count));
    }

    private static TopRange? Range(string? name) => name switch
    {
        "short_term" => TopRange.ShortTerm,
        null or "medium_term" => TopRange.MediumTerm,
        "long_term" => TopRange.LongTerm,
        _ => null,
    };

    private static string Name(TopRange range) => range switch
    {
        TopRange.ShortTerm => "short_term",
        TopRange.MediumTerm => "medium_term",
        _ => "long_term",
    };
}
