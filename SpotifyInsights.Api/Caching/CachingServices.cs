using SpotifyInsights.Api.Endpoints.Metrics;

namespace SpotifyInsights.Api.Caching;

/// <summary>Answers that are made once.</summary>
public static class CachingServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<AnswerCache>()
        .AddSingleton<ReadyAnswers>();

    /// <summary>For a route whose handler gives an <see cref="Answer{T}"/>: what is ready goes out at once.</summary>
    public static RouteHandlerBuilder AnswerOnce(this RouteHandlerBuilder route)
    {
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
