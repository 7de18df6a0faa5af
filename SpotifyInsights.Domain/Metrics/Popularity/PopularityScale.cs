namespace SpotifyInsights.Domain.Metrics.Popularity;

/// <summary>The scale of popularity, 0 to 100, and its landmarks.</summary>
internal static class PopularityScale
{
    /// <summary>The most popular there is.</summary>
    public const int Most = 100;

    /// <summary>From here a track is a hit.</summary>
    public const int Hit = 80;

    /// <summary>An artist with fewer followers is niche.</summary>
    public const long NicheFollowers = 1_000_000;

    /// <summary>Bands: 0-19, 20-39, 40-59, 60-79, and 80-100 with 100 in it.</summary>
    public const int Bands = 5;

    private const int BandWidth = 20;

    public static int BandOf(int popularity) => Math.Min(popularity / BandWidth, Bands - 1);

    public static int From(int band) => band * BandWidth;

    public static int To(int band) => band == Bands - 1 ? Most : From(band + 1) - 1;
}
