using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Storage.Aggregates;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Turns a checked request into what a calculator needs.</summary>
public sealed class MetricsQuestions(
    ListeningHistories histories, PastHistoryStore past, ListenerZones zones, ReferenceData reference, TimeProvider time)
{
    /// <summary>A window that ended so many days ago looks the same from every later day; two, because a zone can leave out a date.</summary>
    private const int DaysUntilSettled = 2;

    /// <summary>What the answer depends on, without loading what it is made from.</summary>
    /// <exception cref="RefusedParameterException">`asOf` lies in the future.</exception>
    public async Task<MetricsGround> GroundAsync(string userId, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        RefuseTheFuture(query.AsOf, QueryText.Instant(query.AsOf));
        var state = await histories.FindStateAsync(userId, query.DataVersion, cancellationToken);
        var zone = await ZoneAsync(userId, query, state, cancellationToken);
        return Ground(userId, query, state, zone, (await reference.GetAsync(cancellationToken)).State);
    }

    /// <summary>The question of any family.</summary>
    /// <exception cref="RefusedParameterException">`asOf` is no snapshot of the listener's, or lies in the future.</exception>
    public async Task<MetricsQuestion> OfAsync(string userId, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asOf = await AsOfAsync(userId, query.AsOf, cancellationToken);
        var loaded = await histories.GetAsync(userId, query.DataVersion, cancellationToken);
        var zone = await ZoneAsync(userId, query, loaded.State, cancellationToken);
        var known = asOf is null ? loaded : await histories.GetPastAsync(userId, loaded, asOf.Value, past.LoadAsync, cancellationToken);
        var references = await reference.GetAsync(cancellationToken);
        var view = known.In(zone, references.Index);
        var now = asOf ?? Standpoint.On(Today(zone), zone, view.History.Observed);
        return new MetricsQuestion(view, Window(query, view, now), now, Ranking(query), Ground(userId, query, loaded.State, zone, references.State));
    }

    private static ListeningWindow Window(MetricsQuery query, ListeningView view, Instant now) => ListeningWindow.Resolve(
        view.History.Plays,
        view.Zone,
        now,
        QueryText.Date(query.From),
        QueryText.Date(query.To),
        QueryText.OneOf<Granularity>(query.Granularity) ?? Granularity.Month,
        query.IncludeShort is not null && bool.Parse(query.IncludeShort));

    private static Ranking Ranking(MetricsQuery query) => new(
        QueryText.Integer(query.Top) ?? Domain.Metrics.Ranking.DefaultTop,
        QueryText.OneOf<RankBy>(query.By) ?? RankBy.Plays,
        QueryText.OneOf<Credit>(query.Credit) ?? Credit.First);

    private void RefuseTheFuture(string? asked, Instant? asOf)
    {
        if (asOf > time.GetUtcNow().ToInstant())
        {
            throw new RefusedParameterException($"'{asked}' lies in the future.", "asOf");
        }
    }

    private MetricsGround Ground(string userId, MetricsQuery query, string state, DateTimeZone zone, string referenceState)
    {
        var today = Today(zone);
        var isSettled = query.AsOf is not null || QueryText.Date(query.To)?.PlusDays(DaysUntilSettled) <= today;
        return new(userId, state, zone.Id, isSettled ? null : today, referenceState);
    }

    private LocalDate Today(DateTimeZone zone) => time.GetUtcNow().ToInstant().InZone(zone).Date;

    private async Task<DateTimeZone> ZoneAsync(string userId, MetricsQuery query, string state, CancellationToken cancellationToken) =>
        query.TimeZone is { } asked ? ListenerZones.Of(asked) : await zones.FindAsync(userId, state, cancellationToken);

    private async Task<Instant?> AsOfAsync(string userId, string? asked, CancellationToken cancellationToken)
    {
        if (asked is null)
        {
            return null;
        }

        var instant = QueryText.Instant(asked) ?? await past.FindSnapshotInstantAsync(userId, asked, cancellationToken)
            ?? throw new RefusedParameterException($"'{asked}' is none of your snapshots.", "asOf");
        RefuseTheFuture(asked, instant);
        return instant;
    }
}
