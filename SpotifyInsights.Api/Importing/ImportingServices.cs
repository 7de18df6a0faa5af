namespace SpotifyInsights.Api.Importing;

/// <summary>From exports to plays, and back.</summary>
public static class ImportingServices
{
    public static IServiceCollection AddImporting(this IServiceCollection services) => services
        .AddSingleton(ImportLimits.Default)
        .AddSingleton<Importer>()
        .AddSingleton<ImportUndo>();
}
