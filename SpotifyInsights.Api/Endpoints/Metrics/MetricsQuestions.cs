using NodaTime.Extensions;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Turns a checked request into what a calculator needs.</summary>
public sealed class MetricsQuestions(ListeningHistories histories, ListenerZones zones, TimeProvider time)
{
    public async Task<MetricsQuestion> OfAsync(string userId, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var now = time.GetUtcNow().ToInstant();
        var loaded = await histories.GetAsync(userId, query.DataVersion, cancellationToken);
        var zone = query.TimeZone is { } asked ? ListenerZones.Of(asked) : await zones.FindAsync(userId, loaded.State, cancellationToken);
        var window = ListeningWindow.Resolve(
            loaded.History.Plays,
            zone,
            now,
            QueryText.Date(query.From),
            QueryText.Date(query.To),
            QueryText.OneOf<Granularity>(query.Granularity) ?? Granularity.Month,
            query.IncludeShort is not null && bool.Parse(query.IncludeShort));
        return new MetricsQuestion(loaded.In(zone), window, now);
    }
}
