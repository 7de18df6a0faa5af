using NodaTime;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Overview;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

public sealed class OverviewCalculatorTests
{
    private static readonly Basis Empty = TemporalCalculator.Calculate(
        TestHistories.Empty, new(new(2026, 1, 1), new(2026, 2, 1), DateTimeZone.Utc), Instant.FromUtc(2026, 2, 1, 0, 0)).Basis;

    [Fact]
    public void Calculate_OrdersByConfidenceTimesPlaceInTheFamily()
    {
        var overview = OverviewCalculator.Calculate(
        [
            ("one", Family([Found("one.a", Confidence.High), Found("one.b", Confidence.High), Found("one.c", Confidence.High), Found("one.d", Confidence.High)])),
            ("two", Family([Found("two.a", Confidence.Medium), Found("two.b", Confidence.Low)])),
            ("three", Family([Found("three.a", Confidence.High)])),
            ("four", Family([])),
        ]);

        // 1, 0.85, 0.85², 0.85³ = 0.614; 0.7, 0.4 x 0.85; 1.
        overview.Insights.Select(found => found.Id).ShouldBe(["one.a", "three.a", "one.b", "one.c", "two.a", "one.d", "two.b"]);
        overview.Insights.Select(found => Math.Round(found.Score, 6)).ShouldBe([1, 1, 0.85, 0.7225, 0.7, 0.614125, 0.34]);
        overview.Insights.Select(found => found.Family).Distinct().ShouldBe(["one", "three", "two"]);
        overview.Families.ShouldBe(["one", "two", "three", "four"]);
    }

    [Fact]
    public void Calculate_SentencesThatContradict_HasTheBetter()
    {
        var overview = OverviewCalculator.Calculate(
            [("artists", Family([Found("artists.steady", Confidence.Low)])), ("discovery", Family([Found("discovery.exploring", Confidence.High)]))]);

        overview.Insights.Select(found => found.Id).ShouldBe(["discovery.exploring"]);
    }

    [Fact]
    public void Calculate_Basis_HasTheAttributesOfAll_EachOnce()
    {
        var overview = OverviewCalculator.Calculate(
        [
            ("one", Family([], new("genres", 0.5, "spotify"), new("genres", 0.2, "reference"))),
            ("two", Family([], new("genres", 0.5, "spotify"), new("releaseDate", 1, "spotify"))),
        ]);

        overview.Basis.Attributes.ShouldBe([new("genres", 0.5, "spotify"), new("genres", 0.2, "reference"), new("releaseDate", 1, "spotify")]);
    }

    private static FakeFamily Family(IReadOnlyList<Insight> insights, params AttributeCoverage[] attributes) => new(Empty with { Attributes = attributes }, insights);

    private static Insight Found(string id, Confidence confidence) => new(id, id, "Text.", new Dictionary<string, double>(), confidence);

    private sealed record FakeFamily(Basis Basis, IReadOnlyList<Insight> Insights) : IMetrics;
}
