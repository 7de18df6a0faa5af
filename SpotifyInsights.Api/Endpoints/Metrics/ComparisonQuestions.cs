using NodaTime;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Turns a checked request for a comparison into what the calculator needs, and asks it.</summary>
public sealed class ComparisonQuestions(ComparedSnapshotReader snapshots)
{
    /// <summary>The comparison.</summary>
    /// <param name="question">What every family takes.</param>
    /// <param name="query">What is compared.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RefusedParameterException">A snapshot is none of the listener's.</exception>
    public async Task<ComparisonMetrics> CalculateAsync(MetricsQuestion question, ComparisonQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(query);
        var a = WindowText.Parse(query.A) ?? ComparisonWindows.Recent(question.Now.InZone(question.View.Zone).Date);
        var b = WindowText.Parse(query.B) ?? ComparisonWindows.Before(a.From, a.To);
        Instant? asOf = question.View.History.AsOf is null ? null : question.Now;
        var compared = await snapshots.ReadAsync(question.Ground.UserId, query, asOf, cancellationToken);
        return ComparisonCalculator.Calculate(Slice(question, a), Slice(question, b), question.Ranking, compared);
    }

    private static ListeningSlice Slice(MetricsQuestion question, (LocalDate From, LocalDate To) window) => new(
        question.View,
        new ListeningWindow(window.From, window.To, question.View.Zone, Granularity.Month, question.Window.IncludeShort),
        question.Now);
}
