namespace SpotifyInsights.Api.Caching;

/// <summary>Answers that are made once.</summary>
public static class CachingServices
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddAnswers(this IServiceCollection services) => services.AddSingleton<AnswerCache>();

    /// <summary>Maps a question whose handler gives an <see cref="Answer{T}"/>: it may be asked for its headers alone, too.</summary>
    public static RouteHandlerBuilder MapAnswer(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Reading, handler);
}
