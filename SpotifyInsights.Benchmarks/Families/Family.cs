using NodaTime;
using SpotifyInsights.Domain.Listening;
using SpotifyInsights.Domain.Metrics;
using SpotifyInsights.Domain.Metrics.Artists;
using SpotifyInsights.Domain.Metrics.Content;
using SpotifyInsights.Domain.Metrics.Discovery;
using SpotifyInsights.Domain.Metrics.Popularity;
using SpotifyInsights.Domain.Metrics.ReleaseYears;
using SpotifyInsights.Domain.Metrics.Temporal;

namespace SpotifyInsights.Benchmarks.Families;

/// <summary>A metric family with what a request of it costs: the whole history, default parameters, nothing cached but the view.</summary>
/// <param name="Name">Its name, also of its queries `family_NAME_…`.</param>
/// <param name="Calculate">Calculates.</param>
public sealed record Family(string Name, Func<ListeningSlice, object> Calculate)
{
    public static IReadOnlyList<Family> All { get; } =
    [
        new("temporal", slice => TemporalCalculator.Calculate(slice.View, slice.Window, slice.Now)),
        new("artists", slice => ArtistCalculator.Calculate(slice, Ranking.Default)),
        new("discovery", slice => DiscoveryCalculator.Calculate(slice, Ranking.Default)),
        new("popularity", slice => PopularityCalculator.Calculate(slice, Ranking.Default)),
        new("release-years", ReleaseYearCalculator.Calculate),
        new("content", ContentCalculator.Calculate),
        new("comparison", ComparisonQuestions.Defaults),
    ];

    /// <summary>Dearer questions than the default ones.</summary>
    public static IReadOnlyList<Family> Dearest { get; } = [new("comparison of both halves", ComparisonQuestions.Halves)];

    private static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static Instant Now { get; } = Instant.FromUtc(2026, 11, 2, 0, 0);

    public static ListeningView View(ListeningHistory history) => new(history, Zone);

    public static ListeningSlice Slice(ListeningView view) => new(view, ListeningWindow.Resolve(view.History.Plays, Zone, Now), Now);
}
