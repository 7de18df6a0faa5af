using NodaTime;
using NodaTime.Extensions;
using SpotifyInsights.Api.Histories;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Api.Reference;
using SpotifyInsights.Api.ShareLinks;
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
    public async Task<MetricsGround> GroundAsync(Questioner asker, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(query);
        query = asker.Share is { } share ? Cut(query, share.Window) : query;
        RefuseTheFuture(query.AsOf, QueryText.Instant(query.AsOf));
        var state = await histories.FindStateAsync(asker.UserId, query.DataVersion, cancellationToken);
        var zone = await ZoneAsync(asker.UserId, query, state, cancellationToken);
        return Ground(asker, query, state, zone, (await reference.GetAsync(cancellationToken)).State);
    }

    /// <summary>The question of any family.</summary>
    /// <exception cref="RefusedParameterException">`asOf` is no snapshot of the listener's, or lies in the future.</exception>
    public async Task<MetricsQuestion> OfAsync(Questioner asker, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(query);
        var (userId, shared) = (asker.UserId, asker.Share?.Window);
        query = shared is null ? query : Cut(query, shared);
        var asOf = await AsOfAsync(userId, query.AsOf, cancellationToken);
        var loaded = await histories.GetAsync(userId, query.DataVersion, cancellationToken);
        var zone = await ZoneAsync(userId, query, loaded.State, cancellationToken);
        var known = asOf is null ? loaded : await histories.GetPastAsync(userId, loaded, asOf.Value, past.LoadAsync, cancellationToken);
        known = query.IncludeExcluded is not null && bool.Parse(query.IncludeExcluded) ? known.Everything : known;
        known = shared is null ? known : known.Within(shared.Range);
        var references = await reference.GetAsync(cancellationToken);
        var view = known.In(zone, references.Index);
        var now = asOf ?? Standpoint.On(Today(zone), zone, view.History.Observed);
        return new MetricsQuestion(view, Window(query, view, now), now, Ranking(query), Ground(asker, query, loaded.State, zone, references.State)) { Shared = shared };
    }

    /// <summary>The question as a share link may ask it: of no other days than its own, and of nothing that was once known.</summary>
    private MetricsQuery Cut(MetricsQuery query, SharedWindow shared)
    {
        if (query.AsOf is not null)
        {
            throw new RefusedParameterException("Share links tell nothing of what was known when.", "asOf");
        }

        if (query.IncludeExcluded is not null && bool.Parse(query.IncludeExcluded))
        {
            throw new RefusedParameterException("Share links show nothing of what was excluded.", "includeExcluded");
        }

        // A link that shows days to come ends tomorrow all the same, as every window without an end.
        var zone = query.TimeZone ?? shared.ZoneId;
        var tomorrow = Today(ListenerZones.Of(zone)).PlusDays(1);
        var (from, to) = shared.Cut(QueryText.Date(query.From), QueryText.Date(query.To) ?? (shared.To > tomorrow ? tomorrow : null));
        return query with { From = SharedWindow.Text(from), To = SharedWindow.Text(to), TimeZone = zone };
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

    private MetricsGround Ground(Questioner asker, MetricsQuery query, string state, DateTimeZone zone, string referenceState)
    {
        var today = Today(zone);
        var isSettled = query.AsOf is not null || QueryText.Date(query.To)?.PlusDays(DaysUntilSettled) <= today;
        return new(asker.UserId, state, zone.Id, isSettled ? null : today, referenceState, asker.Share?.Ground);
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
