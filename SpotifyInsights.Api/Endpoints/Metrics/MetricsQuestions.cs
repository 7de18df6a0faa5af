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
    /// <summary>
    /// The largest answer of a family with rankings, in ranked places: periods times <c>top</c>. Ten years of weeks with 38 places, or a year of days
    /// with 50.
    /// </summary>
    public const int MostPlaces = 20_000;

    /// <summary>The question of a family that ranks tracks or artists per period.</summary>
    /// <exception cref="RefusedParameterException">As for <see cref="OfAsync"/>, or the answer would be larger than <see cref="MostPlaces"/>.</exception>
    public async Task<MetricsQuestion> OfRankedAsync(string userId, MetricsQuery query, CancellationToken cancellationToken)
    {
        var question = await OfAsync(userId, query, cancellationToken);
        var periods = PeriodCalendar.Count(question.Window);
        return (long)periods * question.Ranking.Top <= MostPlaces ? question : throw new RefusedParameterException(
            $"{periods} periods with {question.Ranking.Top} places each are more than {MostPlaces}: choose a coarser `granularity`, a smaller `top` or a shorter window.",
            "granularity",
            "top");
    }

    /// <summary>The question of any family.</summary>
    /// <exception cref="RefusedParameterException">`asOf` is no snapshot of the listener's, or lies in the future.</exception>
    public async Task<MetricsQuestion> OfAsync(string userId, MetricsQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asOf = await AsOfAsync(userId, query.AsOf, cancellationToken);
        var now = asOf ?? time.GetUtcNow().ToInstant();
        var loaded = await histories.GetAsync(userId, query.DataVersion, cancellationToken);
        var zone = query.TimeZone is { } asked ? ListenerZones.Of(asked) : await zones.FindAsync(userId, loaded.State, cancellationToken);
        var known = asOf is null ? loaded : await histories.GetPastAsync(userId, loaded, asOf.Value, past.LoadAsync, cancellationToken);
        known.Use((await reference.GetAsync(cancellationToken)).Index);
        var view = known.In(zone);
        var window = ListeningWindow.Resolve(
            view.History.Plays,
            zone,
            now,
            QueryText.Date(query.From),
            QueryText.Date(query.To),
            QueryText.OneOf<Granularity>(query.Granularity) ?? Granularity.Month,
            query.IncludeShort is not null && bool.Parse(query.IncludeShort));
        var ranking = new Ranking(
            QueryText.Integer(query.Top) ?? Ranking.DefaultTop,
            QueryText.OneOf<RankBy>(query.By) ?? RankBy.Plays,
            QueryText.OneOf<Credit>(query.Credit) ?? Credit.First);
        return new MetricsQuestion(view, window, now, ranking);
    }

    private async Task<Instant?> AsOfAsync(string userId, string? asked, CancellationToken cancellationToken)
    {
        if (asked is null)
        {
            return null;
        }

        var instant = QueryText.Instant(asked) ?? await past.FindSnapshotInstantAsync(userId, asked, cancellationToken)
            ?? throw new RefusedParameterException($"'{asked}' is none of your snapshots.", "asOf");
        return instant <= time.GetUtcNow().ToInstant() ? instant : throw new RefusedParameterException($"'{asked}' lies in the future.", "asOf");
    }
}
