namespace SpotifyInsights.Domain.Metrics.Discovery;

/// <summary>The axes of the spider chart: shares and rarefied numbers only, so that a week and ten years compare.</summary>
internal static class ProfileCalculator
{
    private const double MostPopular = 100;

    public static IReadOnlyList<ProfileAxis> Calculate(DiscoveryData data, MainstreamOf? of)
    {
        using var rest = data.OfAllHistory();
        var (window, all) = (data.All, rest?.All ?? data.All);
        return
        [
            Axis(ProfileAxisName.Diversity, "different artists expected among 50 random plays / 50", counts => counts.Artists50),
            Axis(
                ProfileAxisName.Novelty,
                $"share of plays whose artist was first heard less than {PlayAges.NoveltyDays} days before, outside the first 90 observed days of the history",
                counts => counts.Novelty),
            Axis(ProfileAxisName.Mainstream, "mainstream score / 100", counts => counts.Mainstream(of) / MostPopular),
            Axis(ProfileAxisName.NewReleases, $"share of plays released within {ReleaseAge.NewDays} days before the play", counts => counts.NewReleaseRatio),
            Axis(ProfileAxisName.Repeat, "1 - different tracks expected among 50 random plays / 50", counts => 1 - counts.Tracks50),
            Axis(ProfileAxisName.GenreBreadth, "different genres expected among 50 random plays with genres / 50, at most 1", counts => counts.Genres50),
        ];

        ProfileAxis Axis(ProfileAxisName axis, string formula, Func<DiscoveryCounts, double?> value) => new(axis, formula, value(window), value(all));
    }
}
