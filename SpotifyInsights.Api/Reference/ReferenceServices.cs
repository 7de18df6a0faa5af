using SpotifyInsights.Storage.Reference;

namespace SpotifyInsights.Api.Reference;

/// <summary>The reference data: their import, and their index in memory.</summary>
public static class ReferenceServices
{
    public static IServiceCollection AddReferenceData(this IServiceCollection services) => services
        .AddSingleton<ReferenceStore>()
        .AddSingleton<ReferenceData>()
        .AddSingleton<ReferenceImporter>();
}
