namespace SpotifyInsights.Api.Aggregation;

/// <summary>From inputs to aggregates.</summary>
public static class AggregationServices
{
    public static IServiceCollection AddAggregation(this IServiceCollection services) => services.AddSingleton<Aggregator>();
}
