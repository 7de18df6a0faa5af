using SpotifyInsights.Simulator.Catalogue;
using SpotifyInsights.Simulator.Listeners;
using SpotifyInsights.Simulator.WebApi.Bodies;

namespace SpotifyInsights.Simulator.WebApi;

/// <summary>The catalogue as the Web API words it. Tracks and artists are written once: the same few thousand are asked for again and again.</summary>
internal sealed class SpotifyBodies(FictionalCatalogue catalogue, ShapedJson json)
{
    private const string Api = "https://api.spotify.com/v1/";
    private const string Open = "https://open.spotify.com/";

    private static readonly string[] Markets =
        ["AR", "AT", "AU", "BE", "BR", "CA", "CH", "CL", "CO", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IN", "IS", "IT", "JP", "KR", "LT", "LU", "LV", "MX", "NL", "NO", "NZ", "PL", "PT", "SE", "SK", "TR", "US", "UY", "ZA"];

    private readonly WrittenBody?[] _listed = new WrittenBody?[catalogue.Tracks.Count];
    private readonly WrittenBody?[] _played = new WrittenBody?[catalogue.Tracks.Count];
    private readonly WrittenBody?[] _artists = new WrittenBody?[catalogue.Artists.Count];

    /// <summary>As in top lists and single gets.</summary>
    public WrittenBody Track(CatalogueTrack track) => _listed[track.Index] ??= new(json.Body(Track(track, isPlayable: true)).Utf8);

    /// <summary>As in recently-played, which does not say whether a track can be played.</summary>
    public WrittenBody PlayedTrack(CatalogueTrack track) => _played[track.Index] ??= new(json.Body(Track(track, isPlayable: null)).Utf8);

    /// <summary>Played from the listener's disk: names, but no ids.</summary>
    public WrittenBody LocalTrack(CatalogueTrack track) => new(json.Body(LocalFile.Of(Track(track, isPlayable: null))).Utf8);

    public WrittenBody Artist(CatalogueArtist artist) => _artists[artist.Index] ??= new(json.Body(ArtistOf(artist)).Utf8);

    public static AlbumBody Album(CatalogueAlbum album) => new()
    {
        AlbumType = album.Type,
        Artists = [Ref(album.Artist)],
        AvailableMarkets = Markets,
        Copyrights = [new CopyrightBody($"{album.ReleasedOn.Year} {album.Label}", "C"), new CopyrightBody($"{album.ReleasedOn.Year} {album.Label}", "P")],
        ExternalIds = new ExternalIdsBody { Upc = album.Upc },
        ExternalUrls = Url("album", album.Id),
        Href = Address("albums", album.Id),
        Id = album.Id,
        Images = AlbumImages(album),
        Label = album.Label,
        Name = album.Name,
        Popularity = album.TrackList.Max(track => track.Popularity),
        ReleaseDate = album.ReleaseDate,
        ReleaseDatePrecision = album.ReleaseDatePrecision,
        TotalTracks = album.TrackList.Count,
        Tracks = new PageBody<AlbumTrackBody>(
            $"{Address("albums", album.Id)}/tracks?offset=0&limit=50", album.TrackList.ConvertAll(AlbumTrack), 50, null, 0, null, album.TrackList.Count),
        Uri = $"spotify:album:{album.Id}",
    };

    public static ContextBody? Context(PlayContext? context) => context switch
    {
        null => null,
        { Type: "collection" } => new ContextBody("collection", new ExternalUrlsBody(Open + "collection"), Api + "me/tracks", context.Uri),
        _ => new ContextBody(context.Type, Url(context.Type, context.Id), Address(context.Type + "s", context.Id), context.Uri),
    };

    private static ArtistBody ArtistOf(CatalogueArtist artist) => new()
    {
        ExternalUrls = Url("artist", artist.Id),
        Followers = new FollowersBody(Href: null, artist.Followers),
        Genres = artist.Genres,
        Href = Address("artists", artist.Id),
        Id = artist.Id,
        Images = Images(artist.ImageHash, ("ab6761610000e5eb", 640), ("ab67616100005174", 320), ("ab6761610000f178", 160)),
        Name = artist.Name,
        Popularity = artist.Popularity,
        Uri = $"spotify:artist:{artist.Id}",
    };

    private static TrackBody Track(CatalogueTrack track, bool? isPlayable) => new()
    {
        Album = AlbumRef(track.Album, isPlayable),
        Artists = Refs(track.Artists),
        AvailableMarkets = Markets,
        DurationMs = track.DurationMs,
        Explicit = track.IsExplicit,
        ExternalIds = new ExternalIdsBody { Isrc = track.Isrc },
        ExternalUrls = Url("track", track.Id),
        Href = Address("tracks", track.Id),
        Id = track.Id,
        IsPlayable = isPlayable,
        Name = track.Name,
        Popularity = track.Popularity,
        TrackNumber = track.Number,
        Uri = $"spotify:track:{track.Id}",
    };

    private static AlbumRefBody AlbumRef(CatalogueAlbum album, bool? isPlayable) => new()
    {
        AlbumType = album.Type,
        Artists = [Ref(album.Artist)],
        AvailableMarkets = Markets,
        ExternalUrls = Url("album", album.Id),
        Href = Address("albums", album.Id),
        Id = album.Id,
        Images = AlbumImages(album),
        IsPlayable = isPlayable,
        Name = album.Name,
        ReleaseDate = album.ReleaseDate,
        ReleaseDatePrecision = album.ReleaseDatePrecision,
        TotalTracks = album.TrackList.Count,
        Uri = $"spotify:album:{album.Id}",
    };

    private static AlbumTrackBody AlbumTrack(CatalogueTrack track) => new()
    {
        Artists = Refs(track.Artists),
        AvailableMarkets = Markets,
        DurationMs = track.DurationMs,
        Explicit = track.IsExplicit,
        ExternalUrls = Url("track", track.Id),
        Href = Address("tracks", track.Id),
        Id = track.Id,
        Name = track.Name,
        TrackNumber = track.Number,
        Uri = $"spotify:track:{track.Id}",
    };

    private static ArtistRefBody[] Refs(IReadOnlyList<CatalogueArtist> artists) => [.. artists.Select(Ref)];

    private static ArtistRefBody Ref(CatalogueArtist artist) =>
        new(Url("artist", artist.Id), Address("artists", artist.Id), artist.Id, artist.Name, "artist", $"spotify:artist:{artist.Id}");

    private static ImageBody[] AlbumImages(CatalogueAlbum album) =>
        Images(album.ImageHash, ("ab67616d0000b273", 640), ("ab67616d00001e02", 300), ("ab67616d00004851", 64));

    private static ImageBody[] Images(string hash, params ReadOnlySpan<(string Prefix, int Size)> sizes)
    {
        var images = new ImageBody[sizes.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            images[i] = new ImageBody(sizes[i].Size, $"https://i.scdn.co/image/{sizes[i].Prefix}{hash}", sizes[i].Size);
        }

        return images;
    }

    private static ExternalUrlsBody Url(string type, string id) => new($"{Open}{type}/{id}");

    private static string Address(string folder, string id) => $"{Api}{folder}/{id}";
}
