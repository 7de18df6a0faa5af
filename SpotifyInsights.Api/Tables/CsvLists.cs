namespace SpotifyInsights.Api.Tables;

/// <summary>Marks listings that are tables as well.</summary>
internal static class CsvLists
{
    public static RouteHandlerBuilder OrAsCsv(this RouteHandlerBuilder listing) => listing.AddEndpointFilter<CsvListFilter>().WithMetadata(OffersCsv.Instance);
}
