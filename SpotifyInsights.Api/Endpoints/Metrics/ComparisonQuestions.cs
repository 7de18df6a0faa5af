using NodaTime;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Turns a checked request for a comparison into what the calculator needs.</summary>
public sealed class ComparisonQuestions(MetricsQuestions questions, ComparedSnapshotReader snapshots)
{
    /// <summary>The question.</summary>
    /// <exception cref="RefusedParameterException">A snapshot is none of the listener's, or `asOf` lies in the future.</exception>
    public async Task<ComparisonQuestion> OfAsync(string userId, ComparisonQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await OfAsync(userId, query, await questions.OfAsync(userId, query.Shared(), cancellationToken), cancellationToken);
    }

    /// <summary>The question, where what every family takes is known already.</summary>
    /// <exception cref="RefusedParameterException">A snapshot is none of the listener's.</exception>
    public async Task<ComparisonQuestion> OfAsync(string userId, ComparisonQuery query, MetricsQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(question);
        var a = WindowText.Parse(query.A) ?? ComparisonWindows.Recent(question.Now.InZone(question.View.Zone).Date);
        var b = WindowText.Parse(query.B) ?? ComparisonWindows.Before(a.From, a.To);
        Instant? asOf = query.AsOf is null ? null : question.Now;
        return new(Slice(question, a), Slice(question, b), question.Ranking, await snapshots.ReadAsync(userId, query, asOf, cancellationToken));
    }

    private static ListeningSlice Slice(MetricsQuestion question, (LocalDate From, LocalDate To) window) => new(
        question.View,
        new ListeningWindow(window.From, window.To, question.View.Zone, question.Window.Granularity, question.Window.IncludeShort),
        question.Now);
}
