namespace SpotifyInsights.Simulator.Catalogue;

/// <summary>All artists, records and tracks of the simulated world: invented, and the same for the same seed.</summary>
public sealed class FictionalCatalogue
{
    private readonly Dictionary<string, CatalogueArtist> _artists;
    private readonly Dictionary<string, CatalogueAlbum> _albums;
    private readonly Dictionary<string, CatalogueTrack> _tracks;

    internal FictionalCatalogue(IReadOnlyList<CatalogueArtist> artists, IReadOnlyList<CatalogueTrack> tracks)
    {
        Artists = artists;
        Tracks = tracks;
        _artists = artists.ToDictionary(artist => artist.Id);
        _albums = artists.SelectMany(artist => artist.Albums).ToDictionary(album => album.Id);
        _tracks = tracks.ToDictionary(track => track.Id);
    }

    public IReadOnlyList<CatalogueArtist> Artists { get; }

    public IReadOnlyCollection<CatalogueAlbum> Albums => _albums.Values;

    public IReadOnlyList<CatalogueTrack> Tracks { get; }

    public CatalogueArtist? FindArtist(string id) => _artists.GetValueOrDefault(id);

    public CatalogueAlbum? FindAlbum(string id) => _albums.GetValueOrDefault(id);

    public CatalogueTrack? FindTrack(string id) => _tracks.GetValueOrDefault(id);
}
