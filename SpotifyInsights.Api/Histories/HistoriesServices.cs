namespace SpotifyInsights.Api.Histories;

/// <summary>Listening histories in memory.</summary>
public static class HistoriesServices
{
    public static IServiceCollection AddHistories(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<CacheOptions>().Bind(configuration.GetSection(CacheOptions.Section))
            .Validate(o => o.HistoryMegabytes is >= 16 and <= 1_000_000, "Cache:HistoryMegabytes must be 16 to 1,000,000.")
            .Validate(o => o.FreshSeconds is >= 0 and <= 300, "Cache:FreshSeconds must be 0 to 300.")
            .Validate(o => o.ReferenceFreshSeconds is >= 0 and <= 3600, "Cache:ReferenceFreshSeconds must be 0 to 3600.")
            .Validate(o => o.ResultMegabytes is >= 0 and <= 100_000, "Cache:ResultMegabytes must be 0 to 100,000.")
            .ValidateOnStart();
        return services.AddSingleton<ListeningHistories>().AddSingleton<ListenerZones>();
    }
}
