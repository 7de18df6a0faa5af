using SpotifyInsights.Api.ApiKeys;
using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Metrics requests in one spelling: whatever means the same reads the same.</summary>
public static class QuestionWords
{
    private static readonly HashSet<string> Shared = typeof(MetricsQuery).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Who asks, and which part of the answer is wanted: the one is in the ground, the other beside the question.
    private static readonly HashSet<string> Aside = new(StringComparer.OrdinalIgnoreCase) { ApiKeyHandler.ShareParameter, AnswerForm.Parameter };

    /// <summary>A question in one line.</summary>
    /// <param name="operation">Which question it is.</param>
    /// <param name="query">Its shared parameters.</param>
    /// <param name="others">All parameters of the request; null for the shared ones alone.</param>
    public static string Of(string operation, MetricsQuery query, IQueryCollection? others) => $"{operation}?{Of(query)}?{(others is null ? string.Empty : Others(others))}";

    /// <summary>The shared parameters with their defaults filled in, without the zone and the data version, which are part of the ground. No line breaks.</summary>
    private static string Of(MetricsQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.Join(
            '/',
            query.From,
            query.To,
            QueryText.OneOf<Granularity>(query.Granularity) ?? Granularity.Month,
            query.IncludeShort is not null && bool.Parse(query.IncludeShort),
            query.IncludeExcluded is not null && bool.Parse(query.IncludeExcluded),
            QueryText.Integer(query.Top) ?? Ranking.DefaultTop,
            QueryText.OneOf<RankBy>(query.By) ?? RankBy.Plays,
            QueryText.OneOf<Credit>(query.Credit) ?? Credit.First,
            QueryText.Instant(query.AsOf)?.ToString() ?? query.AsOf);
    }

    /// <summary>The parameters that are not shared and do not only choose a part of the answer, as written and in order of their names: one that an endpoint adds cannot be forgotten.</summary>
    private static string Others(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return string.Join('&', query
            .Where(parameter => !Shared.Contains(parameter.Key) && !Aside.Contains(parameter.Key))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key).ToLowerInvariant()}={Uri.EscapeDataString(parameter.Value.ToString())}")
            .Order(StringComparer.Ordinal));
    }
}
