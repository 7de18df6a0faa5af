namespace SpotifyInsights.Simulator.Catalogue;

public sealed class CatalogueArtist
{
    internal CatalogueArtist(int index, string id, string name, IReadOnlyList<string> genres, bool isCalm, int popularity, long followers, string imageHash)
    {
        Index = index;
        Id = id;
        Name = name;
        Genres = genres;
        IsCalm = isCalm;
        Popularity = popularity;
        Followers = followers;
        ImageHash = imageHash;
    }

    public string Id { get; }

    public string Name { get; }

    /// <summary>The main genre first; empty for a few artists, as in the real catalogue.</summary>
    public IReadOnlyList<string> Genres { get; }

    public int Popularity { get; }

    public long Followers { get; }

    public IReadOnlyList<CatalogueAlbum> Albums => Releases;

    /// <summary>Tracks on the artist's own records.</summary>
    public IReadOnlyList<CatalogueTrack> Tracks => Recordings;

    internal int Index { get; }

    internal bool IsCalm { get; }

    internal string ImageHash { get; }

    internal List<CatalogueAlbum> Releases { get; } = [];

    internal List<CatalogueTrack> Recordings { get; } = [];
}
