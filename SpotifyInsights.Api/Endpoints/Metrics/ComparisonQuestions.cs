using NodaTime;
using SpotifyInsights.Api.Problems;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics.Comparison;

namespace SpotifyInsights.Api.Endpoints.Metrics;

/// <summary>Answers comparisons: the one family that looks at snapshots beside the history.</summary>
public sealed class ComparisonQuestions(ComparedSnapshotReader snapshots)
{
    /// <summary>The family with default parameters, for answers of several families: window A is the 30 days up to the end of the window that is asked of all.</summary>
    public MetricFamily Family => new()
    {
        Name = "comparison",
        Operation = nameof(MetricsEndpoints.GetComparison),
        CalculateAsync = async (question, cancellationToken) => await AnswerAsync(question, new ComparisonQuery(), cancellationToken),
    };

    /// <summary>The answer to a checked request.</summary>
    /// <param name="question">What it shares with every family.</param>
    /// <param name="query">What is compared.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <exception cref="RefusedParameterException">A snapshot is none of the listener's, or a later one than `asOf`; or a share link asks for what it does not show.</exception>
    public async Task<ComparisonMetrics> AnswerAsync(MetricsQuestion question, ComparisonQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(query);
        var a = Cut(question, query.A, "a") ?? ComparisonWindows.Recent(question.Window.To.PlusDays(-1));
        var b = Cut(question, query.B, "b") ?? ComparisonWindows.Before(a.From, a.To);
        var read = question.Shared is null ? await snapshots.ReadAsync(question.Ground.UserId, query, question.View.History.AsOf, cancellationToken) : WithoutSnapshots(query);
        return ComparisonCalculator.Calculate(Slice(question, a), Slice(question, b), question.Ranking, read);
    }

    // Spotify's lists look back further than any window.
    private static ComparedSnapshots WithoutSnapshots(ComparisonQuery query) =>
        (query.Snapshot is not null ? "snapshot" : query.SnapshotA is not null ? "snapshotA" : query.SnapshotB is not null ? "snapshotB" : null) is { } asked
            ? throw new RefusedParameterException("Share links do not reach snapshots.", asked)
            : ComparedSnapshots.None;

    private static (LocalDate From, LocalDate To)? Cut(MetricsQuestion question, string? text, string parameter) =>
        WindowText.Parse(text) is not var (from, to) ? null
        : question.Shared is not { } shared ? (from, to)
        : shared.Cut(from, to) is ({ } first, { } end) && first < end ? (first, end)
        : throw new RefusedParameterException($"'{text}' lies outside the days that the share link shows.", parameter);

    // Nothing here is cut into periods: whatever is asked of other families, the answer is the same.
    private static ListeningSlice Slice(MetricsQuestion question, (LocalDate From, LocalDate To) window) => new(
        question.View,
        new ListeningWindow(window.From, window.To, question.View.Zone, includeShort: question.Window.IncludeShort),
        question.Now);
}
