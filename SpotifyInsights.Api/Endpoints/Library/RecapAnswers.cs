using SpotifyInsights.Api.Caching;
using SpotifyInsights.Api.Endpoints.Insights;
using SpotifyInsights.Api.Endpoints.Metrics;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Recaps;

namespace SpotifyInsights.Api.Endpoints.Library;

/// <summary>Recaps of weeks, months, quarters and years.</summary>
public sealed class RecapAnswers(MetricsAnswers answers, FamilyInsights insights)
{
    private const string Forms = "a week such as 2025-W14, a month such as 2025-03, a quarter such as 2025-Q2 or a year such as 2025";

    /// <summary>The recap, from the cache or made for it.</summary>
    /// <exception cref="RefusedParameterException">There is no such period, or it lies in the future.</exception>
    public Task<Answer<Recap>> OfAsync(HttpContext call, RecapQuery query, string kind, string text)
    {
        ArgumentNullException.ThrowIfNull(query);
        var length = QueryText.OneOf<RecapKind>(kind) ?? throw new RefusedParameterException($"'{kind}' is none of {QueryText.Names<RecapKind>()}.", "kind");
        var period = RecapPeriod.Parse(length, text)
            ?? throw new RefusedParameterException($"'{text}' is no {kind} of the years {RecapPeriod.FirstYear} to {RecapPeriod.LastYear}: it must be {Forms}.", "period");
        return answers.OfAsync(call, query.Of(period), (question, cancellationToken) => MakeAsync(question, period, cancellationToken), $"recap/{length}/{period.Label}");
    }

    private async Task<Recap> MakeAsync(MetricsQuestion question, RecapPeriod period, CancellationToken cancellationToken)
    {
        if (period.From > question.Now.InZone(question.View.Zone).Date)
        {
            throw new RefusedParameterException($"'{period.Label}' lies in the future.", "period");
        }

        var said = await insights.OfAsync(question, cancellationToken);
        return RecapCalculator.Calculate(question.Slice, period, question.Ranking, said.Insights);
    }
}
