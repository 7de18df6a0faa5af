namespace SpotifyInsights.Api.Collection;

internal static class CollectionRegistration
{
    public static IServiceCollection AddCollection(this IServiceCollection services) => services;
}
