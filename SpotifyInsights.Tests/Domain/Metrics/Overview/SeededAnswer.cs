using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.AudioProfile;
using SpotifyInsights.Domain.Metrics.Comparison;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Contexts;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Overview;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Tests.Domain.Metrics.Overview;

/// <summary>What a made-up listener is told: by each family, and by all together.</summary>
internal sealed record SeededAnswer(int Seed, IReadOnlyList<(string Name, IMetrics Metrics)> Families, InsightsOverview Overview)
{
    public static SeededAnswer Of(int seed)
    {
        var families = Ask(new SeededListener(seed)).ToList();
        return new(seed, families, OverviewCalculator.Calculate(families));
    }

    /// <summary>All texts that are shown anywhere.</summary>
    public IEnumerable<(string Id, string Text)> Texts => Families
        .SelectMany(family => family.Metrics.Insights)
        .SelectMany(insight => new[] { insight.Title, insight.Text, insight.Action?.Text }.OfType<string>().Select(text => (insight.Id, text)));

    private static IEnumerable<(string Name, IMetrics Metrics)> Ask(SeededListener listener)
    {
        var slice = listener.Slice;
        yield return ("temporal", TemporalCalculator.Calculate(slice));
        yield return ("artists", ArtistCalculator.Calculate(slice, Ranking.Default));
        yield return ("discovery", DiscoveryCalculator.Calculate(slice, Ranking.Default));
        yield return ("popularity", PopularityCalculator.Calculate(slice, Ranking.Default));
        yield return ("release-years", ReleaseYearCalculator.Calculate(slice));
        yield return ("content", ContentCalculator.Calculate(slice));
        yield return ("audio-profile", AudioProfileCalculator.Calculate(slice, Ranking.Default, default));
        yield return ("contexts", ContextCalculator.Calculate(slice, Ranking.Default, default));
        yield return ("comparison", Compare(listener));
    }

    // As the endpoints over several families do: the 30 days up to the window's end, and as many six months before.
    private static ComparisonMetrics Compare(SeededListener listener)
    {
        var (from, to) = ComparisonWindows.Recent(listener.Window.To.PlusDays(-1));
        return ComparisonCalculator.Calculate(listener.History, new(from, to, listener.Window.Zone), b: null, listener.Now, Ranking.Default, new ComparedSnapshots(listener.Lists()));
    }
}
