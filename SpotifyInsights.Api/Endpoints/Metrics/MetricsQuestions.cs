using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Storage.Accounts;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Turns a checked request into what a calculator needs.</summary>
public sealed class MetricsQuestions(ListeningHistories histories, AccountStore accounts, TimeProvider time)
{
    public async Task<MetricsQuestion> OfAsync(string userId, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var now = time.GetUtcNow().ToInstant();
        var zone = await ZoneAsync(userId, query.TimeZone, cancellationToken);
        var loaded = await histories.GetAsync(userId, cancellationToken);
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

    private async Task<DateTimeZone> ZoneAsync(string userId, string? asked, CancellationToken cancellationToken)
    {
        var id = asked ?? (await accounts.FindAsync(userId, cancellationToken))?.TimeZone ?? TimeZones.DefaultId;
        return TimeZones.TryFind(id, out var zone) ? zone : DateTimeZone.Utc;
    }
}
