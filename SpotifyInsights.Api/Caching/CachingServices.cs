using SpotifyInsights.Api.Endpoints.Metrics;

namespace SpotifyInsights.Api.Caching;

/// <summary>Answers that are made once.</summary>
public static class CachingServices
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<AnswerCache>()
        .AddSingleton<ReadyAnswers>();

    /// <summary>Maps a question whose handler gives an <see cref="Answer{T}"/>: it may be asked for its headers alone, too, and what is ready goes out at once.</summary>
    public static RouteHandlerBuilder MapAnswer(this IEndpointRouteBuilder routes, string pattern, Delegate handler)
    {
        var route = routes.MapMethods(pattern, Reading, handler);
        route.Add(endpoint => endpoint.RequestDelegate = ReadyFirst(endpoint.RequestDelegate!));
        return route;
    }

    private static RequestDelegate ReadyFirst(RequestDelegate handle) => async call =>
    {
        if (!await call.RequestServices.GetRequiredService<ReadyAnswers>().TryAnswerAsync(call))
        {
            await handle(call);
        }
    };
}
