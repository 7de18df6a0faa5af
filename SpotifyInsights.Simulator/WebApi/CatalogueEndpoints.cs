namespace SpotifyInsights.Simulator.WebApi;

/// <summary>`GET /v1/tracks/{id}`, `/v1/artists/{id}` and `/v1/albums/{id}`.</summary>
internal static class CatalogueEndpoints
{
    public static IResult Track(string id, SpotifySimulation simulation) =>
        !IsId(id) ? ApiError.BadRequest("Invalid base62 id")
        : simulation.Catalogue.FindTrack(id) is { } track ? new JsonBody(simulation.Bodies.Track(track).Utf8)
        : ApiError.NotFound("Resource not found");

    public static IResult Artist(string id, SpotifySimulation simulation) =>
        !IsId(id) ? ApiError.BadRequest("Invalid base62 id")
        : simulation.Catalogue.FindArtist(id) is { } artist ? new JsonBody(simulation.Bodies.Artist(artist).Utf8)
        : ApiError.NotFound("Resource not found");

    public static IResult Album(string id, SpotifySimulation simulation) =>
        !IsId(id) ? ApiError.BadRequest("Invalid base62 id")
        : simulation.Catalogue.FindAlbum(id) is { } album ? simulation.Json.Body(SpotifyBodies.Album(album))
        : ApiError.NotFound("Resource not found");

    private static bool IsId(string id) => id.Length == 22 && id.All(char.IsAsciiLetterOrDigit);
}
