using SpotifyInsights.Api.ShareLinks;

namespace SpotifyInsights.Api.ApiKeys;

/// <summary>Keys of listeners for programs of their own.</summary>
public static class ApiKeyServices
{
    /// <summary>To be called after the jobs are added: keys lie in their database.</summary>
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services
        .AddSingleton<ApiKeyStore>()
        .AddSingleton<ApiKeyCheck>()
        .AddSingleton<ApiKeyMaker>()
        .AddSingleton<ShareLinkMaker>();
}
