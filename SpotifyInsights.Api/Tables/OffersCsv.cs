namespace SpotifyInsights.Api.Tables;

/// <summary>Says of a route that it answers `text/csv` to who wants it.</summary>
public sealed class OffersCsv
{
    public static OffersCsv Instance { get; } = new();

    private OffersCsv()
    {
    }
}
